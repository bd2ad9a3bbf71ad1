package graph

// Prefix is a short name for the beginning of IRIs.
type Prefix struct{ Name, IRI string }

// maxPrefixes bounds what is collected, so that no document makes a list of
// its own length.
const maxPrefixes = 10_000

// Prefixes collects the prefixes that documents declare while they are read,
// so that a writer further down the stream can use them. The zero value is
// empty. It is not safe for use by several goroutines.
type Prefixes struct {
	list  []Prefix
	names map[string]bool
}

// Add takes a declaration. The first of a name counts; what comes after
// 10,000 of them is passed over.
func (p *Prefixes) Add(name, iri string) {
	if p == nil || p.names[name] || len(p.list) >= maxPrefixes {
		return
	}
	if p.names == nil {
		p.names = make(map[string]bool)
	}
	p.names[name] = true
	p.list = append(p.list, Prefix{name, iri})
}

// List gives the prefixes in the order in which they were declared. It grows
// at its end only; the caller does not change it. A nil *Prefixes is empty.
func (p *Prefixes) List() []Prefix {
	if p == nil {
		return nil
	}
	return p.list
}
