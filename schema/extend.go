package schema

import "slices"

// Extend gives a copy of s with what a case's own schema.yaml adds: prefixes,
// classes, properties, schemes and further words of schemes, relations, views, tables
// and further columns of tables, in the shape of core.yaml. What is there
// already cannot be said anew, and every column names a property. s is not
// changed; the two share what neither changes.
//
// data is UTF-8 YAML, file its name for errors. Every fault of the file is a
// *graph.Error with line and column (the line alone, where it is not YAML);
// several are joined as errors.Join does, in the order in which they were
// found. An empty file adds nothing.
func (s *Schema) Extend(data []byte, file string) (*Schema, error) {
	c := &Schema{
		Prefixes:   slices.Clone(s.Prefixes),
		Schemes:    slices.Clone(s.Schemes),
		Classes:    slices.Clone(s.Classes),
		Properties: slices.Clone(s.Properties),
		Relations:  slices.Clone(s.Relations),
		Tables:     slices.Clone(s.Tables),
		Views:      slices.Clone(s.Views),
		Common:     slices.Clone(s.Common),
	}
	// Only these lists grow inside an entry; a clipped list grows elsewhere.
	for i := range c.Schemes {
		c.Schemes[i].Concepts = slices.Clip(c.Schemes[i].Concepts)
	}
	for i := range c.Tables {
		c.Tables[i].Columns = slices.Clip(c.Tables[i].Columns)
	}
	l := loader{s: c, file: file}
	if err := l.load(data); err != nil {
		return nil, err
	}
	return c, nil
}
