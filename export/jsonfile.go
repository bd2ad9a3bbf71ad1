package export

import (
	"encoding/json"
	"io"
)

// members are those of a JSON object, in order.
type members []member

// MarshalJSON writes the members in order. What JSON in a page must not hold
// (<, >, &, line separators) is escaped; invalid UTF-8 becomes U+FFFD.
func (o members) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for i, m := range o {
		if i > 0 {
			b = append(b, ',')
		}
		name, err := json.Marshal(m.name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(m.value)
		if err != nil {
			return nil, err
		}
		b = append(append(append(b, name...), ':'), value...)
	}
	return append(b, '}'), nil
}

// add adds what is there of the columns of one thing.
func (o members) add(columns []column, i int) members {
	for _, c := range columns {
		if c.cells[i] != nil {
			o = append(o, member{c.name, c.cells[i]})
		}
	}
	return o
}

// list is a member that holds one object a line.
type list struct {
	count int
	at    func(i int) members
}

// writeJSON writes an object whose members stand on lines of their own, and so
// do the objects of lists: what changes in a case changes few lines.
func writeJSON(w io.Writer, o members) error {
	out := output{w: w}
	value := func(v any) error {
		b, err := json.Marshal(v)
		if err != nil {
			return err
		}
		out.b = append(out.b, b...)
		return out.spill()
	}
	for i, m := range o {
		out.b = append(out.b, [...]string{"{\n", ",\n"}[min(i, 1)]...)
		if err := value(m.name); err != nil {
			return err
		}
		out.b = append(out.b, ": "...)
		l, ok := m.value.(list)
		if !ok {
			if err := value(m.value); err != nil {
				return err
			}
			continue
		}
		out.b = append(out.b, '[')
		for k := range l.count {
			out.b = append(out.b, [...]string{"\n", ",\n"}[min(k, 1)]...)
			if err := value(l.at(k)); err != nil {
				return err
			}
		}
		out.b = append(out.b, "\n]"...)
	}
	out.b = append(out.b, "\n}\n"...)
	return out.flush()
}
