package schema

import (
	"strings"
	"sync"

	"corkboard/graph"
)

// parseCountry gives the alpha-2 code of ISO 3166-1, in upper case, for a code
// or for an English name in any case. The codes of countries that are no more
// stay as they are: what was in the Soviet Union is not moved to a successor.
func parseCountry(text string, _ Context) (Result, error) {
	given := trimValue(text)
	code, ok := countryCodes()[strings.ToLower(given)]
	if !ok {
		return Result{}, notA(text, "a country", "write its English name or its code in ISO 3166-1")
	}
	return one(graph.Text(code), given), nil
}

// CountryName gives the usual English name of a country from its alpha-2 code
// in upper case; ok is false for a code that is in no table or names more than
// one country.
func CountryName(code string) (name string, ok bool) {
	for _, table := range []string{countryTable, formerCountries} {
		for line := range strings.Lines(table) {
			if line[:2] == code {
				name, _, _ = strings.Cut(countryNames(line), "|")
				return name, name != "-"
			}
		}
	}
	return "", false
}

// countryCodes gives the alpha-2 code of each code and name in lower case.
var countryCodes = sync.OnceValue(func() map[string]string {
	codes := make(map[string]string, 1024)
	for line := range strings.Lines(countryTable + formerCountries) {
		code := line[:2]
		codes[strings.ToLower(code)] = code
		codes[strings.ToLower(line[3:6])] = code
		for name := range strings.SplitSeq(countryNames(line), "|") {
			codes[strings.ToLower(name)] = code
		}
	}
	delete(codes, "-")
	return codes
})

// countryNames gives what follows the codes in a line of the table.
func countryNames(line string) string { return strings.TrimSuffix(line[7:], "\n") }
