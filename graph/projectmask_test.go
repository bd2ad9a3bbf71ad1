package graph

import (
	"reflect"
	"strings"
	"testing"
)

// texts gives all texts of a network.
func texts(n Network) string {
	var b strings.Builder
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			b.WriteString(v.String() + "\n")
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			if v.Type() == reflect.TypeFor[Term]() {
				return // identifiers stay
			}
			if p, ok := v.Interface().(Phrase); ok {
				b.WriteString(p.String() + "\n")
				return
			}
			if v.Type() == reflect.TypeFor[EvidenceList]() {
				walk(reflect.ValueOf(v.Interface().(EvidenceList).Slice()))
				return
			}
			for i := range v.NumField() {
				if f := v.Type().Field(i).Name; f != "masks" && f != "secret" && f != "Key" {
					walk(v.Field(i))
				}
			}
		}
	}
	walk(reflect.ValueOf(n))
	return b.String()
}

const hush = `vera a Person
	vera name 'Vera Moll
	vera alias 'V. Moll
	vera desc 'clerk
	vera caption 'Sister of Otto Moll
	m a Message
	m from vera
	m to ann
	m inTalk talk
	m derived r1 @paper#places
	r1 quote 'VERA MOLL wrote @paper#places
	t a Tie
	t one vera
	t other bob
	t relation boss
	j a Job
	j one cy
	j other firm
	j role 'driver of Vera Moll
	f a Figure
	f about talk
	f value '3
	f figureFrom vera
	e a Event
	e name 'Speech of V. Moll
	e dateText 'when Vera Moll spoke
	e after e2
	e2 a Event
	e2 name 'Vera Moll
	vera2 a Person
	vera2 name 'Veramoll
	Paper cite 'Letters of Vera Moll @sources
`

func TestShownUnderAnotherName(t *testing.T) {
	n := project(t, cast, hush, "vera showAs 'a clerk of Vera @publish",
		claim("c", "alleged", "vera", "paper", "k a Job\nk one ann\nk other firm"))
	got := texts(n)
	for _, name := range []string{"Vera Moll", "V. Moll", "VERA", "Sister"} {
		if strings.Contains(got, name) {
			t.Errorf("%q is there: %s", name, got)
		}
	}
	for _, want := range []string{
		"a clerk of Vera\n", "Speech of a clerk of Vera\n", "driver of a clerk of Vera\n", "[a clerk of Vera] wrote\n", "Letters of a clerk of Vera\n",
		"3 from a clerk of Vera in the conversation (reported)\n", "when [a clerk of Vera] spoke\n", "Veramoll\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not there: %s", want, got)
		}
	}
	wantLines(t, n, "Ann -> Firm: works for [alleged]", "Ann -> a clerk of Vera: messages 0/1", "Cy -> Firm: driver of a clerk of Vera", "a clerk of Vera -> Bob: boss of")
	if got := n.Masked("What Vera  Moll and VERA MOLL said; a clerk of Vera"); got != "What Vera  Moll and a clerk of Vera said; a clerk of Vera" {
		t.Errorf("masked %q", got)
	}
}

func TestHidden(t *testing.T) {
	n := project(t, cast, hush, "vera hide 'true @publish\nacct a Account\nacct name 'vm\nacct heldBy vera\nm2 a Message\nm2 from acct\nm2 to ann",
		claim("c", "alleged", "vera", "paper", "k a Job\nk one ann\nk other firm"))
	got := texts(n)
	for _, name := range []string{"Vera Moll", "V. Moll", "VERA", "Sister", "vm\n"} {
		if strings.Contains(got, name) {
			t.Errorf("%q is there: %s", name, got)
		}
	}
	wantLines(t, n, "Ann -> Firm: works for [alleged]", "Cy -> Firm: driver of [not named]")
	if n.Edges[0].Evidence.Slice()[0].Speaker != notNamed {
		t.Errorf("speaker %q", n.Edges[0].Evidence.Slice()[0].Speaker)
	}
	if len(n.Notes) != 1 || !strings.HasPrefix(n.Notes[0].String(), "1 person") {
		t.Errorf("notes %q", n.Notes)
	}
	// What only claims hide is hidden, and a source can be.
	n = project(t, cast, claim("c", "second-hand", "bob", "paper", "ann hide 'true"), "Paper hide '1 @publish\nt a Tie\nt one bob\nt other cy")
	if got := texts(n); strings.Contains(got, "Ann") || strings.Contains(got, "The Paper") || strings.Join(n.Credit, "") != "sources that are not named" {
		t.Errorf("hidden: %s", got)
	}
}

// Another person of the same name keeps it.
func TestNamesakes(t *testing.T) {
	n := project(t, "a a Person\na name 'Jo Doe\na showAs 'J.\nb a Person\nb name 'Jo Doe\ne a Event\ne name 'Jo Doe\n")
	if got := nodeLabels(n); got != "J., Jo Doe, J." {
		t.Errorf("nodes %s", got)
	}
}

func TestMasked(t *testing.T) {
	masks := []mask{{"Ann Lee", "A. (Ann)"}, {"Müller", "M."}, {"Ann", "A. (Ann)"}}
	for in, want := range map[string]string{
		"Ann":              "A. (Ann)",
		"Ann Lee's Anna":   "A. (Ann)'s Anna",
		"ann, ANN LEE":     "ann, A. (Ann)",
		"A. (Ann) and Ann": "A. (Ann) and A. (Ann)",
		"Bäcker-Müller.":   "Bäcker-M..",
		"Vormüller":        "Vormüller",
		"":                 "",
		"\xff Ann\xff":     "\xff A. (Ann)\xff",
	} {
		if got := masked(masks, in, false); got != want {
			t.Errorf("masked(%q) = %q, want %q", in, got, want)
		}
	}
	if got := masked(masks, "Ann Lee", true); got != "[A. (Ann)]" {
		t.Errorf("in a quote %q", got)
	}
}
