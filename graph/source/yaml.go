package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"corkboard/graph"

	"go.yaml.in/yaml/v3"
)

// Bounds of a YAML file: its text in bytes, since it is read whole, and the
// nodes that its aliases may make of it.
const (
	maxYAML  = 32 << 20
	maxNodes = 16 << 20
)

// yamlRecords streams the maps of a list in each document of a YAML file: of
// the list that the iterator names, else of the one that the document is, else
// of the only list of maps in its map; a map without one is one record. Places
// are JSON pointers, lines and columns. The file is read whole, up to 32 MB.
func yamlRecords(ctx context.Context, in Input, o Options) Records {
	return func(yield func(Record, error) bool) {
		steps, err := parseIterator(o.Iterator)
		if err != nil && o.Iterator != "" {
			yield(Record{}, err)
			return
		}
		text, err := readAll(in, o.Encoding, maxYAML)
		if err != nil {
			yield(Record{}, err)
			return
		}
		y := &yamlReader{in: in, kind: kindOf(in), yield: yield, max: o.maxField(), maxText: o.maxRecord(), nodes: maxNodes}
		for d := yaml.NewDecoder(bytes.NewReader(text)); ; {
			var node yaml.Node
			err := decodeYAML(d, &node)
			if err == io.EOF {
				break
			}
			if err == nil {
				err = ctx.Err()
			} else {
				err = in.fault(errors.New("yaml: "+yamlMessage(err)), graph.Origin{Line: yamlLine(err)})
			}
			if err == nil {
				err = y.document(&node, steps, o.Iterator != "")
			}
			if err != nil {
				if !errors.Is(err, errStop) {
					yield(Record{}, err)
				}
				return
			}
		}
		if y.records == 0 && o.Iterator != "" {
			yield(Record{}, in.fault(fmt.Errorf("iterator: nothing in the document answers %s", quoted(o.Iterator)), graph.Origin{}))
		}
	}
}

// readAll reads a bounded input whole, as UTF-8.
func readAll(in Input, encoding string, bound int64) ([]byte, error) {
	r, err := in.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	text, err := decoded(r, encoding)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(text, bound+1))
	if err == nil && int64(len(b)) > bound {
		err = in.fault(fmt.Errorf("document: it is larger than %s; JSON lines have no such bound", bytesOf(int(bound))), graph.Origin{})
	}
	return b, err
}

// decodeYAML reads the next document. The library panics on some malformed
// texts; that is a fault of the text, not of the program.
func decodeYAML(d *yaml.Decoder, node *yaml.Node) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("yaml: the text cannot be parsed: %v", r)
		}
	}()
	return d.Decode(node)
}

// yamlLine finds the line in an error of the library: "yaml: line 3: …".
func yamlLine(err error) int32 {
	_, rest, ok := strings.Cut(err.Error(), "line ")
	if !ok {
		return 0
	}
	digits, _, _ := strings.Cut(rest, ":")
	n, _ := strconv.ParseInt(digits, 10, 32)
	return int32(n)
}

// yamlMessage is an error of the library without its prefix and its line.
func yamlMessage(err error) string {
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	if yamlLine(err) > 0 && strings.HasPrefix(text, "line ") {
		_, text, _ = strings.Cut(text, ": ")
	}
	return text
}
