package export

import (
	"testing"

	"corkboard/graph"
)

// TestDatesBeyond writes what EDTF says besides days, months and years.
func TestDatesBeyond(t *testing.T) {
	for _, test := range []struct{ stored, en, de, fr, es string }{
		{"2016-21", "spring 2016", "Frühjahr 2016", "printemps 2016", "primavera de 2016"},
		{"2016-28", "winter 2016", "Winter 2016", "hiver 2016", "invierno de 2016"},
		{"2016-33", "quarter 1 of 2016", "1. Quartal 2016", "trimestre 1 de 2016", "trimestre 1 de 2016"},
		{"2016-40", "2016-40", "2016-40", "2016-40", "2016-40"},
		{"2016-21~", "about spring 2016", "etwa Frühjahr 2016", "environ printemps 2016", "aproximadamente primavera de 2016"},
		{"2016-10-XX", "a day in Oct 2016", "Okt. 2016, Tag nicht bekannt", "oct. 2016, jour inconnu", "oct 2016, día desconocido"},
		{"2016-XX-XX", "a day in 2016", "2016, Tag nicht bekannt", "2016, jour inconnu", "2016, día desconocido"},
		{"2016-XX", "a month in 2016", "2016, Monat nicht bekannt", "2016, mois inconnu", "2016, mes desconocido"},
		{"201X", "2010s", "2010er Jahre", "années 2010", "década de 2010"},
		{"20XX", "between 2000 and 2099", "zwischen 2000 und 2099", "entre 2000 et 2099", "entre 2000 y 2099"},
		{"[2016-01,2016-03]", "Jan 2016 or Mar 2016", "Jan. 2016 oder März 2016", "janv. 2016 ou mars 2016", "ene 2016 o mar 2016"},
		{"{1990,1992..1994,1999}", "1990, 1992 – 1994 and 1999", "1990, 1992 – 1994 und 1999", "1990, 1992 – 1994 et 1999", "1990, 1992 – 1994 y 1999"},
		{"2016-05/", "from May 2016, end not known", "ab Mai 2016, Ende nicht bekannt", "à partir de mai 2016, fin inconnue", "desde may 2016, final desconocido"},
		{"/2016-05", "until May 2016, beginning not known", "bis Mai 2016, Beginn nicht bekannt", "jusqu’à mai 2016, début inconnu", "hasta may 2016, comienzo desconocido"},
		{"-0044-03-15", "15 Mar 45 BC", "15. März 45 v. Chr.", "15 mars 45 av. J.-C.", "15 mar 45 a. C."},
		{"0000", "1 BC", "1 v. Chr.", "1 av. J.-C.", "1 a. C."},
		{"2016-1X-XX", "2016-1X-XX", "2016-1X-XX", "2016-1X-XX", "2016-1X-XX"},
		{"[]", "[]", "[]", "[]", "[]"},
		{"/", "/", "/", "/", "/"},
	} {
		for lang, want := range map[string]string{"en": test.en, "de": test.de, "fr": test.fr, "es": test.es} {
			if got := (DrawOptions{Lang: lang}).tongue().date(test.stored); got != want {
				t.Errorf("%s, %s: %q, want %q", test.stored, lang, got, want)
			}
		}
	}
}

// TestDatesBeside gives an event the order to one that is not in the picture.
func TestDatesBeside(t *testing.T) {
	after := graph.Beside{Label: "Ball", Order: graph.AfterThat}
	for _, test := range []struct {
		beside         []graph.Beside
		en, de, fr, es string
	}{
		{nil, "date not known", "Datum unbekannt", "date inconnue", "fecha desconocida"},
		{[]graph.Beside{after}, "after Ball", "nach Ball", "après Ball", "después de Ball"},
		{[]graph.Beside{after, {Label: "Summit"}}, "same day as Summit", "am selben Tag wie Summit", "le même jour que Summit", "el mismo día que Summit"},
		{[]graph.Beside{{Label: "Summit", Order: graph.BeforeThat}}, "before Summit", "vor Summit", "avant Summit", "antes de Summit"},
	} {
		n := graph.Network{Nodes: []graph.Node{{Column: graph.ColumnTime, Beside: test.beside}}}
		for lang, want := range map[string]string{"en": test.en, "de": test.de, "fr": test.fr, "es": test.es} {
			if got := (DrawOptions{Lang: lang}).tongue().eventDate(n, 0); got != want {
				t.Errorf("%v, %s: %q, want %q", test.beside, lang, got, want)
			}
		}
	}
}
