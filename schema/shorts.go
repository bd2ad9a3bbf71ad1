package schema

import "corkboard/graph"

// shorts gives, by relation and by property, which statement says it in short.
// Two properties that say the same from either end, "child of" and "parent
// of", count as the first of them.
func (s *Schema) shorts() map[graph.Term]graph.Short {
	all := make(map[graph.Term]graph.Short)
	sharing := make(map[string]int)
	var first []Property
	for _, r := range s.Relations {
		p, ok := s.Property(r.Shortcut)
		if !ok {
			continue
		}
		sharing[p.Name]++
		if sharing[p.Name] > 1 {
			continue
		}
		short := graph.Short{Property: p.IRI, Whole: true}
		for _, q := range first {
			if q.Label == p.Inverse && q.Inverse == p.Label {
				short.Property, short.Turned = q.IRI, true
			}
		}
		first = append(first, p)
		all[p.IRI] = short
	}
	for _, r := range s.Relations {
		p, ok := s.Property(r.Shortcut)
		if !ok {
			continue
		}
		label := p.Label
		if r.Reverse {
			label = p.Inverse
		}
		short := all[p.IRI]
		short.Turned = short.Turned != r.Reverse
		short.Whole = r.Label == label || sharing[p.Name] == 1
		all[RelationIRI(r.Name)] = short
	}
	return all
}
