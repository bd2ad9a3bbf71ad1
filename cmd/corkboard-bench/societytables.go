package main

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// header are the columns of each table, in the order of the rows.
var header = map[string][]string{
	"people":        {"id", "name", "email", "born", "nationality", "source"},
	"organizations": {"id", "name", "type", "founded", "source"},
	"ties":          {"from", "relation", "to", "role", "start", "source"},
	"events":        {"id", "name", "type", "start", "end", "participants", "about", "source"},
	"conversations": {"id", "title", "channel", "participants", "start", "coverage", "source"},
	"messages":      {"id", "from", "to", "date", "conversation", "reply_to", "act", "text", "about", "lang", "source"},
	"sources":       {"id", "title", "type", "publisher", "date"},
}

// writeTables writes a society as a case, of which the statements are those of
// all. The folder is made; it must be empty or not there. Memory: what the
// society holds of its people, and one thread.
func (n *society) writeTables(ctx context.Context, dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	if there, err := os.ReadDir(dir); err != nil || len(there) > 0 {
		return errors.Join(err, fmt.Errorf("tables: %s is not empty", dir))
	}
	settings := fmt.Sprintf("title: %s\nbase: %s\nprefix: %s\n", societyTitle, societyBase, societyPrefix)
	if err := os.WriteFile(filepath.Join(dir, "case.yaml"), []byte(settings), 0o666); err != nil {
		return err
	}
	for _, t := range []struct {
		name string
		rows func(put func([]string))
	}{
		{"sources", n.sourceRows}, {"people", n.individualRows}, {"organizations", n.bodyRows}, {"ties", n.tieRows}, {"events", n.gatheringRows},
	} {
		if err := writeTable(ctx, dir, t.name, -1, t.rows); err != nil {
			return err
		}
	}
	left := n.posts
	for f := range n.files() {
		first, last := f*perFile, min(n.threads, (f+1)*perFile)
		err := writeTable(ctx, dir, "conversations", f, func(put func([]string)) {
			for i := first; i < last; i++ {
				t := n.thread(i)
				put(t.row())
			}
		})
		if err == nil {
			err = writeTable(ctx, dir, "messages", f, func(put func([]string)) {
				for i := first; i < last; i++ {
					t := n.thread(i)
					for p := range t.all(left) {
						put(p.row())
					}
					left -= t.length
				}
			})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// writeTable writes one file. An interruption ends it after its rows.
func writeTable(ctx context.Context, dir, table string, number int, rows func(put func([]string))) error {
	f, err := os.Create(filepath.Join(dir, file(table, number)))
	if err != nil {
		return err
	}
	b := bufio.NewWriterSize(f, 1<<18)
	w := csv.NewWriter(b)
	err = w.Write(header[table])
	rows(func(row []string) {
		if err == nil && ctx.Err() == nil {
			err = w.Write(row)
		}
	})
	w.Flush()
	return errors.Join(err, ctx.Err(), b.Flush(), f.Close())
}

func (n *society) sourceRows(put func([]string)) {
	for _, w := range witnesses {
		put([]string{w.id, w.title, w.kind, w.publisher, w.date})
	}
}

func (n *society) individualRows(put func([]string)) {
	for i := range n.persons {
		put(n.individual(i).row())
	}
}

func (n *society) bodyRows(put func([]string)) {
	for i := range n.organizations {
		put(n.body(i).row())
	}
}

func (n *society) tieRows(put func([]string)) {
	for i := range n.persons {
		for t := range n.ties(n.individual(i)) {
			put(n.tieRow(t))
		}
	}
}

func (n *society) gatheringRows(put func([]string)) {
	for i := range n.events {
		g := n.gathering(i)
		put(g.row())
	}
}
