package schema

import (
	"sort"
	"strings"
	"testing"

	"corkboard/graph"
)

func TestCountry(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"DE", "DE"}, {"de", "DE"}, {"DEU", "DE"}, {"deu", "DE"}, {"Germany", "DE"}, {" germany ", "DE"},
		{"UK", "GB"}, {"USA", "US"}, {"United States of America", "US"}, {"Côte d'Ivoire", "CI"}, {"CÔTE D'IVOIRE", "CI"},
		{"Curacao", "CW"}, {"Türkiye", "TR"}, {"Czech Republic", "CZ"}, {"Russia", "RU"},
		{"SU", "SU"}, {"Soviet Union", "SU"}, {"YU", "YU"}, {"dd", "DD"}, {"CS", "CS"}, {"XK", "XK"},
		{"AFG", "AF"}, {"Zimbabwe", "ZW"}, {"Netherlands Antilles", "AN"},
	} {
		checkParse(t, "country", c.text, Context{}, graph.Text(c.want))
	}
	const hint = "; write its English name or its code in ISO 3166-1"
	for _, text := range []string{"", "Deutschland", "Congo", "Korea", "Czechoslovakia", "England", "EU", "ZZ", "-", "D", "German", "DE FR", "Germany|Federal Republic of Germany"} {
		checkFaults(t, "country", text, `"`+text+`" is not a country`+hint)
	}
}

func TestCountryTable(t *testing.T) {
	names := map[string]string{}
	var codes []string
	for line := range strings.Lines(countryTable + formerCountries) {
		code := line[:2]
		if line[2] != ' ' || line[6] != ' ' || strings.ToUpper(line[:6]) != line[:6] {
			t.Errorf("the line %q has another form", line)
		}
		for _, name := range append(strings.Split(countryNames(line), "|"), code, line[3:6]) {
			if name != strings.TrimSpace(name) || name == "" {
				t.Errorf("%s has the name %q", code, name)
			}
			if other, ok := names[strings.ToLower(name)]; ok {
				t.Errorf("%q is both %s and %s", name, other, code)
			}
			names[strings.ToLower(name)] = code
		}
		codes = append(codes, code)
	}
	if n := strings.Count(countryTable, "\n"); n != 249 {
		t.Errorf("the table has %d countries", n)
	}
	if !sort.StringsAreSorted(codes[:249]) {
		t.Error("the table is not sorted")
	}
}

func TestCountryName(t *testing.T) {
	for code, want := range map[string]string{"DE": "Germany", "CI": "Côte d'Ivoire", "SU": "Soviet Union", "CS": "", "ZZ": "", "de": "", "": ""} {
		if name, ok := CountryName(code); ok != (want != "") || ok && name != want {
			t.Errorf("%s is %q, %v", code, name, ok)
		}
	}
}
