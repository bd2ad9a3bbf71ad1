package schema

import (
	"strings"
	"testing"

	"corkboard/graph"
)

func TestNumbers(t *testing.T) {
	for _, c := range []struct{ name, text, datatype string }{
		{"number", "12", "integer"}, {"number", "01", "integer"}, {"number", "-0", "integer"}, {"number", "+7", "integer"},
		{"number", "2.50", "decimal"}, {"number", ".5", "decimal"}, {"number", "5.", "decimal"},
		{"number", "1e6", "double"}, {"number", "-1.5E-3", "double"}, {"number", ".5e+0", "double"},
		{"integer", "01", "integer"}, {"integer", strings.Repeat("9", maxDigits), "integer"},
		{"decimal", "12", "decimal"}, {"decimal", "-0.10", "decimal"},
		{"latitude", "52.5200", "decimal"}, {"latitude", "-90", "decimal"}, {"latitude", "+90.000", "decimal"},
		{"longitude", "180.0", "decimal"}, {"longitude", "-.5", "decimal"},
		{"boolean", "true", "boolean"}, {"boolean", "0", "boolean"}, {"boolean", "1", "boolean"}, {"boolean", "false", "boolean"},
	} {
		checkParse(t, c.name, " "+c.text+"\u00A0", Context{}, graph.Typed(c.text, NamespaceXSD+c.datatype))
	}
	for text, want := range map[string]string{"yes": "true", "No": "false", "TRUE": "true", "False": "false"} {
		checkParse(t, "boolean", text, Context{}, graph.Typed(want, XSDBoolean))
	}
}

func TestNotNumbers(t *testing.T) {
	const comma = "; write a point before decimals and nothing between thousands"
	checkFaults(t, "number",
		"2,5", `"2,5" is not a number`+comma,
		"1,000", `"1,000" is not a number`+comma,
		"1 000", `"1 000" is not a number`,
		"12 EUR", `"12 EUR" is not a number`,
		"e5", `"e5" is not a number`,
		"1e", `"1e" is not a number`,
		"1e5.0", `"1e5.0" is not a number`,
		".", `"." is not a number`,
		"-", `"-" is not a number`,
		"--1", `"--1" is not a number`,
		"0x10", `"0x10" is not a number`,
		"1_000", `"1_000" is not a number`,
		"NaN", `"NaN" is not a number`,
		"INF", `"INF" is not a number`,
		"١٢", `"١٢" is not a number`,
		"1.2.3", `"1.2.3" is not a number`,
		strings.Repeat("9", maxDigits+1), `"`+strings.Repeat("9", 60)+`…" is not a number; it is too long`,
	)
	checkFaults(t, "integer", "1.0", `"1.0" is not a whole number`, "1e3", `"1e3" is not a whole number`)
	checkFaults(t, "decimal", "1e3", `"1e3" is not a decimal number`, "0,5", `"0,5" is not a decimal number`+comma)
	checkFaults(t, "boolean", "y", `"y" is not true or false`, "2", `"2" is not true or false`, "", `"" is not true or false`)
	checkFaults(t, "latitude",
		"90.0001", `"90.0001" is not a latitude; it is out of range`,
		"-91", `"-91" is not a latitude; it is out of range`,
		"52°31′N", `"52°31′N" is not a latitude`,
		"1e1", `"1e1" is not a latitude`)
	checkFaults(t, "longitude",
		"180.1", `"180.1" is not a longitude; it is out of range`,
		"13,4", `"13,4" is not a longitude`+comma)
}

func FuzzNumber(f *testing.F) {
	for _, s := range []string{"12", "-.5", "5.", "1e6", "1,5", "+"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, name := range []string{"number", "integer", "decimal", "boolean", "latitude", "longitude"} {
			fuzzParse(t, name, text, Context{})
		}
		if isDecimal(text) {
			if _, ok := rational(text); !ok {
				t.Errorf("%q has no value", text)
			}
		}
	})
}
