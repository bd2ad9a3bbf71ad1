package graph

import "slices"

// property is the number of a predicate that a projection reads: nothing is
// compared more often. 0 is a predicate that it does not read.
type property uint16

// properties are the words of a view that are predicates, in numbers.
type properties struct {
	typ, showAs, caption, kind, asOf, dateText, after, sameDay, number, partOf property
	figureAbout, figureWhat, figureFrom, figureTo, figureValue, figureUnit     property
	citeAs, location, latitude, longitude                                      property

	names, described, start, end []property
}

// edgeRule is an EdgeRule with its properties in numbers.
type edgeRule struct {
	EdgeRule
	says                      property // Property
	source, target, labelFrom []property
}

// kind gives what the line is of: the class, or the property.
func (e *edgeRule) kind() Term {
	if e.Class.IsZero() {
		return e.Property
	}
	return e.Class
}

// number gives numbers to the predicates that a projection of a view reads.
func (r *reading) number(v *View) {
	w := r.w
	r.wanted = make(map[Term]property)
	r.is = properties{
		typ: r.want(w.Type), showAs: r.want(w.ShowAs), caption: r.want(w.Caption), kind: r.want(w.Kind), asOf: r.want(w.AsOf),
		dateText: r.want(w.DateText), after: r.want(w.After), sameDay: r.want(w.SameDay), number: r.want(w.Number), partOf: r.want(w.PartOf),
		figureAbout: r.want(w.FigureAbout), figureWhat: r.want(w.FigureWhat), figureFrom: r.want(w.FigureFrom),
		figureTo: r.want(w.FigureTo), figureValue: r.want(w.FigureValue), figureUnit: r.want(w.FigureUnit),
		citeAs: r.want(w.CiteAs), location: r.want(w.Location), latitude: r.want(w.Latitude), longitude: r.want(w.Longitude),
		names: r.wantAll(w.Names), described: r.wantAll(w.Described), start: r.wantAll(w.Start), end: r.wantAll(w.End),
	}
	r.wantAll([]Term{
		w.Hide, w.AccountOf, w.Coverage, w.Holds, w.Status, w.Author, w.StatementSubject, w.Predicate, w.Object,
		w.DerivedFrom, w.AttributedTo, w.Quote, w.At, w.Replaces, w.ClaimKind, w.Disputes,
	})
	r.classes = make(map[Term]int)
	for i, e := range v.Edges {
		r.lineRules = append(r.lineRules, edgeRule{e, r.want(e.Property), r.wantAll(e.Source), r.wantAll(e.Target), r.wantAll(e.LabelFrom)})
		switch _, met := r.classes[e.Class]; {
		case e.Class.IsZero():
			r.directRules = append(r.directRules, i)
		case !met:
			r.classes[e.Class] = i
		}
	}
	r.toldOf = make([]bool, len(r.wanted)+1)
	for _, is := range slices.Concat(r.is.names, r.is.end, []property{r.is.dateText, r.is.number}) {
		r.toldOf[is] = is > 0
	}
}

// want gives a predicate a number, if it has none.
func (r *reading) want(predicate Term) property {
	is, ok := r.wanted[predicate]
	if !ok && !predicate.IsZero() {
		is = property(len(r.wanted) + 1)
		r.wanted[predicate] = is
	}
	return is
}

func (r *reading) wantAll(predicates []Term) []property {
	all := make([]property, len(predicates))
	for i, p := range predicates {
		all[i] = r.want(p)
	}
	return slices.DeleteFunc(all, func(p property) bool { return p == 0 })
}

// metProperty is a predicate that was met, and its number.
type metProperty struct {
	predicate Term
	is        property
}

// propertyAt gives the number of the predicate of a subject's i-th statement.
// Subjects that come one after the other mostly say the same.
func (r *reading) propertyAt(i int, predicate Term) property {
	m := &r.metAt[i%len(r.metAt)]
	if !sameName(m.predicate, predicate) {
		*m = metProperty{predicate, r.property(predicate)}
	}
	return m.is
}

// property gives the number of a predicate.
func (r *reading) property(predicate Term) property {
	text := predicate.Value()
	if text == "" {
		return r.wanted[predicate]
	}
	// Few have the length and the last letter in common.
	m := &r.met[(len(text)*31+int(text[len(text)-1]))%len(r.met)]
	if !sameName(m.predicate, predicate) {
		*m = metProperty{predicate, r.wanted[predicate]}
	}
	return m.is
}
