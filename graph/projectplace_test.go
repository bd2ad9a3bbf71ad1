package graph

import "testing"

func TestPlacesOfNodes(t *testing.T) {
	n := project(t, cast, `fair a Event
		fair name 'Fair
		fair where hall
		fair where den
		fair where tent
		fair where nowhere
		hall name 'The Hall
		hall lat '50.5
		hall lon '-10
		hall lat '50.6 @letter
		hall lon '-10 @letter
		den name 'The Den
		den lat '1
		den lon '2
		den showAs 'a house
		tent lat '91
		tent lon '0
		firm lat '3.25
		firm lon '4
		club lat '5
	`, claim("c", "alleged", "", "paper", "club lon '6\nann where hall"))
	fair := nodeNamed(t, n, "Fair").Places
	if len(fair) != 2 || fair[0] != (Place{x("hall"), "The Hall", 50.5, -10}) || fair[1].Lat != 50.6 {
		t.Errorf("the fair was at %+v", fair)
	}
	if firm := nodeNamed(t, n, "Firm").Places; len(firm) != 1 || firm[0] != (Place{x("firm"), "Firm", 3.25, 4}) {
		t.Errorf("the firm is at %+v", firm)
	}
	for _, name := range []string{"Club", "Ann"} {
		if got := nodeNamed(t, n, name).Places; len(got) != 0 {
			t.Errorf("%s is at %+v, which only a claim says", name, got)
		}
	}
}

// What is shown under another name is marked, and nobody learns where it is.
func TestShownAsIsMarked(t *testing.T) {
	n := project(t, cast, "ann showAs 'a clerk\nann lat '1\nann lon '2")
	clerk := nodeNamed(t, n, "a clerk")
	if !clerk.ShownAs || len(clerk.Places) != 0 || nodeNamed(t, n, "Bob").ShownAs {
		t.Errorf("%+v", clerk)
	}
}
