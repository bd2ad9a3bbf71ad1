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

// branch is a member that holds lists.
type branch members

// writeJSON writes an object whose members stand on lines of their own, and so
// do the objects of lists: what changes in a case changes few lines. It holds
// one object of a list at a time.
func writeJSON(w io.Writer, o members) error {
	j := jsonWriter{output{w: w}}
	if err := j.object(o); err != nil {
		return err
	}
	j.b = append(j.b, '\n')
	return j.flush()
}

type jsonWriter struct{ output }

func (j *jsonWriter) object(o members) error {
	for i, m := range o {
		j.b = append(j.b, [...]string{"{\n", ",\n"}[min(i, 1)]...)
		if err := j.value(m.name); err != nil {
			return err
		}
		j.b = append(j.b, ": "...)
		var err error
		switch v := m.value.(type) {
		case list:
			err = j.list(v)
		case branch:
			err = j.object(members(v))
		default:
			err = j.value(v)
		}
		if err != nil {
			return err
		}
	}
	j.b = append(j.b, "\n}"...)
	return nil
}

func (j *jsonWriter) list(l list) error {
	j.b = append(j.b, '[')
	for k := range l.count {
		j.b = append(j.b, [...]string{"\n", ",\n"}[min(k, 1)]...)
		if err := j.value(l.at(k)); err != nil {
			return err
		}
	}
	j.b = append(j.b, "\n]"...)
	return nil
}

func (j *jsonWriter) value(v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	j.b = append(j.b, b...)
	return j.spill()
}
