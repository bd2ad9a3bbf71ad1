package schema

import (
	"testing"

	"corkboard/graph"
)

func TestLanguage(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"en", "en"}, {"EN", "en"}, {" de ", "de"}, {"pt-br", "pt-BR"}, {"pt_BR", "pt-BR"}, {"ZH-HANS-cn", "zh-Hans-CN"},
		{"de-CH-1901", "de-CH-1901"}, {"sl-rozaj-biske-1994", "sl-rozaj-biske-1994"}, {"es-419", "es-419"}, {"gsw", "gsw"},
		{"zh-yue-HK", "zh-yue-HK"}, {"EN-a-MYEXT-b-another", "en-a-myext-b-another"}, {"x-Whatever", "x-whatever"},
		{"de-x-Private-a", "de-x-private-a"}, {"I-KLINGON", "i-klingon"}, {"EN-gb-OED", "en-GB-oed"}, {"sgn-be-fr", "sgn-BE-FR"},
		{"art-lojban", "art-lojban"}, {"iw", "iw"}, {"und", "und"}, {"de-Latn-CH-u-co-phonebk", "de-Latn-CH-u-co-phonebk"},
	} {
		checkParse(t, "language", c.text, Context{}, graph.Text(c.want))
	}
	for _, text := range []string{
		"", "e", "German", "english", "en-", "-en", "en--US", "en US", "dé", "en-x", "x", "i-other", "en-a", "en-a-x",
		"de-1901-1901", "en-a-bbb-a-ccc", "en-toolonglong", "abcd", "e1", "1e", "en-US-GB", "i-klingon-x", "klingon", "i",
	} {
		checkFaults(t, "language", text, `"`+text+`" is not a language tag; write en or pt-BR`)
	}
}

func FuzzLanguage(f *testing.F) {
	for _, s := range []string{"en", "zh_Hans_CN", "i-klingon", "de-a-bb-x-c", "-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		fuzzParse(t, "language", text, Context{})
		if r, err := parseLanguage(text, Context{}); err == nil && graph.CheckLanguage(r.Terms[0].Value()) != nil {
			t.Errorf("%q = %v", text, r.Terms)
		}
	})
}
