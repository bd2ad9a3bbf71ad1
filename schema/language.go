package schema

import (
	"strings"

	"corkboard/graph"
)

// parseLanguage reads a well-formed language tag (RFC 5646, section 2.2.9) and
// writes it in its canonical case: de-Latn-CH. The underscore of locale names
// is read as a hyphen. No subtag is looked up or replaced by a newer one.
func parseLanguage(text string, _ Context) (Result, error) {
	given := trimValue(text)
	tag, ok := languageTag(strings.ReplaceAll(given, "_", "-"))
	if !ok {
		return Result{}, notA(text, "a language tag", "write en or pt-BR")
	}
	return one(graph.Text(tag), given), nil
}

// irregularTags are the registered tags that do not follow the grammar.
const irregularTags = " en-GB-oed i-ami i-bnn i-default i-enochian i-hak i-klingon i-lux i-mingo i-navajo" +
	" i-pwn i-tao i-tay i-tsu sgn-BE-FR sgn-BE-NL sgn-CH-DE zh-min art-lojban cel-gaulish "

// languageTag checks a tag and gives it in canonical case.
func languageTag(s string) (string, bool) {
	lower := strings.ToLower(s)
	if i := strings.Index(strings.ToLower(irregularTags), " "+lower+" "); i >= 0 && s != "" {
		return irregularTags[i+1 : i+1+len(s)], true
	}
	p := tagParser{parts: strings.Split(lower, "-")}
	for _, part := range p.parts {
		if part == "" || len(part) > 8 || !isTagText(part) {
			return "", false
		}
	}
	if p.parts[0] != "x" && !p.langtag() {
		return "", false
	}
	if p.i < len(p.parts) && !p.private() {
		return "", false
	}
	return strings.Join(p.parts, "-"), true
}

// tagParser walks over the lower-cased subtags of a tag and gives those their
// case that have another.
type tagParser struct {
	parts []string
	i     int
}

// accept steps over a subtag that fits.
func (p *tagParser) accept(fits func(string) bool) bool {
	if p.i == len(p.parts) || !fits(p.parts[p.i]) {
		return false
	}
	p.i++
	return true
}

// langtag reads language, extended languages, script, region, variants and
// extensions.
func (p *tagParser) langtag() bool {
	if !p.accept(func(s string) bool { return isTagLetters(s, 2) || isTagLetters(s, 3) }) {
		return false
	}
	for range 3 {
		p.accept(func(s string) bool { return isTagLetters(s, 3) })
	}
	if p.accept(func(s string) bool { return isTagLetters(s, 4) }) {
		script := p.parts[p.i-1]
		p.parts[p.i-1] = strings.ToUpper(script[:1]) + script[1:]
	}
	if p.accept(func(s string) bool { return isTagLetters(s, 2) || len(s) == 3 && allDigits(s) }) {
		p.parts[p.i-1] = strings.ToUpper(p.parts[p.i-1])
	}
	variants, singletons := map[string]bool{}, map[string]bool{}
	for p.accept(func(s string) bool { return len(s) >= 5 || len(s) == 4 && s[0] <= '9' }) {
		if v := p.parts[p.i-1]; variants[v] {
			return false
		} else {
			variants[v] = true
		}
	}
	for p.accept(func(s string) bool { return len(s) == 1 && s != "x" }) {
		singleton := p.parts[p.i-1]
		if singletons[singleton] || !p.accept(func(s string) bool { return len(s) >= 2 }) {
			return false
		}
		singletons[singleton] = true
		for p.accept(func(s string) bool { return len(s) >= 2 }) {
		}
	}
	return true
}

// private reads x- and what follows, to the end.
func (p *tagParser) private() bool {
	return p.parts[p.i] == "x" && p.i+1 < len(p.parts)
}

func isTagLetters(s string, n int) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return len(s) == n
}

func isTagText(s string) bool {
	for i := 0; i < len(s); i++ {
		if !(s[i] >= 'a' && s[i] <= 'z' || s[i] >= '0' && s[i] <= '9') {
			return false
		}
	}
	return true
}
