package main

import "testing"

func TestFind(t *testing.T) {
	// What is called so stands before what begins so and what contains it, and
	// words may be spread over several texts.
	same(t, pick(ask(t, "find", "Clinton"), "id")[:2], "hillary-clinton", "clinton-emails")
	same(t, pick(ask(t, "find", "DM", "direct"), "id", "class", "name"), "dm-chain | conversation | Direct messages of WikiLeaks and Trump Jr")
	same(t, pick(ask(t, "find", "secret contact"), "id", "status"), "secret-contact | alleged")
	same(t, pick(ask(t, "find", "nothing of this"), "id"))
	if code, _, said := corkboard(t, "find", founding(t)); code != exitUsage {
		t.Errorf("no words: exit %d: %s", code, said)
	}
}
