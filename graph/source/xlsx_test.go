package source

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// xlsxParts makes the parts of a workbook with one sheet "people" from its
// rows, with format codes that cells name by their order (s="1" is the first).
func xlsxParts(rows string, shared []string, date1904 bool, codes ...string) map[string]string {
	var styles, xfs, texts strings.Builder
	xfs.WriteString(`<xf numFmtId="0"/>`)
	for i, code := range codes {
		if strings.HasPrefix(code, "#") { // a built-in one by its number
			fmt.Fprintf(&xfs, `<xf numFmtId="%s"/>`, code[1:])
			continue
		}
		code = strings.NewReplacer("&", "&amp;", `"`, "&quot;", "<", "&lt;").Replace(code)
		fmt.Fprintf(&styles, `<numFmt numFmtId="%d" formatCode="%s"/>`, 164+i, code)
		fmt.Fprintf(&xfs, `<xf numFmtId="%d"/>`, 164+i)
	}
	for _, s := range shared {
		texts.WriteString("<si>" + s + "</si>")
	}
	return map[string]string{
		"_rels/.rels": `<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml": fmt.Sprintf(`<workbook xmlns:r="http://r"><workbookPr date1904="%v"/><sheets>`+
			`<sheet name="people" sheetId="1" r:id="rId1"/><sheet name="gone" sheetId="2" state="hidden" r:id="rId1"/>`+
			`<sheet name="chart" sheetId="3" r:id="rId2"/></sheets></workbook>`, date1904),
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="http://x/chartsheet" Target="/xl/chartsheets/c.xml"/></Relationships>`,
		"xl/styles.xml":            `<styleSheet><numFmts>` + styles.String() + `</numFmts><cellXfs>` + xfs.String() + `</cellXfs></styleSheet>`,
		"xl/sharedStrings.xml":     `<sst>` + texts.String() + `</sst>`,
		"xl/worksheets/sheet1.xml": `<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>` + rows + `</sheetData></worksheet>`,
	}
}

// zipped packs parts, in a fixed order.
func zipped(t testing.TB, parts map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range sortedKeys(parts) {
		f, err := w.Create(name)
		if err == nil {
			_, err = io.WriteString(f, parts[name])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func peopleSheet(text string) Input {
	in := textInput("c.xlsx!people", text)
	in.Sheet = "people"
	return in
}

func TestXLSXDates(t *testing.T) {
	tests := []struct {
		code, stored, want string
		date1904           bool
	}{
		{code: "mmm yy", stored: "42646", want: "2016-10"},
		{code: "mm/yyyy", stored: "42646", want: "2016-10"},
		{code: "yyyy-mm", stored: "42646", want: "2016-10"},
		{code: "[$-407]MMMM\\ YYYY;@", stored: "42646", want: "2016-10"},
		{code: `"Jahr" yyyy`, stored: "42646", want: "2016"},
		{code: "yyyy", stored: "42646.9", want: "2016"},
		{code: "#17", stored: "42646", want: "2016-10"},
		{code: "#14", stored: "42646", want: "2016-10-03"},
		{code: "#15", stored: "42646.75", want: "2016-10-03"},
		{code: "#22", stored: "42646.586805555555", want: "2016-10-03T14:05"},
		{code: "yyyy-mm-dd hh:mm:ss", stored: "42646.586909722222", want: "2016-10-03T14:05:09"},
		{code: "dd.mm.yyyy h:mm AM/PM", stored: "42646.586805555555", want: "2016-10-03T14:05"},
		{code: "#20", stored: "0.586805555555556", want: "14:05"},
		{code: "#21", stored: "0.58690972222", want: "14:05:09"},
		{code: "mm:ss.0", stored: "0.58690972222", want: "14:05:09"},
		{code: "d mmm", stored: "42646", want: "--10-03"},
		{code: "mmmm", stored: "42646", want: "--10"},
		{code: "dddd", stored: "42646", want: "2016-10-03"},
		{code: "yyyy-mm-dd", stored: "41184", want: "2016-10-03", date1904: true},
		{code: "yyyy-mm-dd", stored: "0", want: "1904-01-01", date1904: true},
		{code: "yyyy-mm-dd", stored: "1", want: "1900-01-01"},
		{code: "yyyy-mm-dd", stored: "59", want: "1900-02-28"},
		{code: "yyyy-mm-dd", stored: "61", want: "1900-03-01"},
		{code: "yyyy-mm-dd", stored: "2958465", want: "9999-12-31"},
		{code: "yyyy-mm-dd", stored: "42645.9999999", want: "2016-10-03"},
		{code: "yyyy-mm-dd", stored: "60", want: "! \"60\" is 29 February 1900, a day that never was"},
		{code: "yyyy-mm-dd", stored: "-1", want: "! \"-1\" is a date that spreadsheets do not know"},
		{code: "yyyy-mm-dd", stored: "1e9", want: "! \"1000000000\" is a date that spreadsheets do not know"},
		{code: "yyyy-mm-dd", stored: "x", want: "! \"x\" is not a number"},
		{code: "[h]:mm", stored: "1.5", want: "1.5"},
		{code: "0.00", stored: "42646.5", want: "42646.5"},
		{code: "General", stored: "42646", want: "42646"},
		{code: `0 "days"`, stored: "3", want: "3"},
		{code: "#,##0.00 €;[Red]-#,##0.00 €", stored: "-3.5", want: "-3.5"},
		{code: "0.00E+00", stored: "100000", want: "100000"},
		{code: "00000", stored: "123", want: "00123"},
		{code: "General", stored: "1E+05", want: "100000"},
		{code: "General", stored: "1.23E+15", want: "1230000000000000"},
		{code: "General", stored: "0.1", want: "0.1"},
		{code: "General", stored: "0.10000000000000001", want: "0.1"},
		{code: "General", stored: "1.1000000000000001", want: "1.1"},
		{code: "General", stored: "-5E-2", want: "-0.05"},
		{code: "General", stored: "12345678901234567890", want: "12345678901234567890"},
		{code: "General", stored: "NaN", want: "! \"NaN\" is not a number"},
	}
	for _, tt := range tests {
		t.Run(tt.code+" "+tt.stored, func(t *testing.T) {
			parts := xlsxParts(`<row r="1"><c r="A1" t="inlineStr"><is><t>d</t></is></c></row><row r="2"><c r="A2" s="1"><v>`+tt.stored+`</v></c></row>`, nil, tt.date1904, tt.code)
			got := listing(t, xlsxRecords(context.Background(), peopleSheet(zipped(t, parts)), Options{}))
			want := fmt.Sprintf("2 2:1 d=%q\n", tt.want)
			if why, bad := strings.CutPrefix(tt.want, "! "); bad {
				want = "! c.xlsx!people:2:1: d: " + why + "; the field is left out\n2\n"
			}
			if got != want {
				t.Errorf("got %s want %s", got, want)
			}
		})
	}
}

func TestXLSXRows(t *testing.T) {
	shared := []string{"<t>name</t>", `<r><t>An</t></r><r><t xml:space="preserve">na </t></r><rPh><t>no</t></rPh>`, "<t>a_x000D_b_x005F_</t>", "<t>_private</t>"}
	header := `<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="str"><v>flag</v></c><c r="D2" t="s"><v>3</v></c></row>`
	tests := []struct{ name, rows, want string }{
		{"texts and booleans", header + `<row r="3"><c r="B3" t="s"><v>1</v></c><c r="C3" t="b"><v>1</v></c><c r="D3"><v>7</v></c></row>`,
			"3 3:2 name=\"Anna \" 3:3 flag=\"true\"\n"},
		{"escapes", header + `<row r="3"><c r="B3" t="s"><v>2</v></c></row>`, "3 3:2 name=\"a\\rb_\"\n"},
		{"no references", `<row><c t="s"><v>0</v></c></row><row><c/></row><row><c><v>5</v></c></row>`, "3 3:1 name=\"5\"\n"},
		{"gaps", header + `<row r="3"/><row r="9"><c r="C9"><v>5</v></c></row>`, "9 9:3 flag=\"5\"\n"},
		{"outside the table", header + `<row r="3"><c r="A3"><v>1</v></c><c r="B3"><v>2</v></c><c r="Z3"><v>3</v></c></row>`,
			"! c.xlsx!people:3:1: row: a cell stands under no header; those outside the table are left out\n3 3:2 name=\"2\"\n"},
		{"an error value", header + `<row r="3"><c r="B3" t="e"><v>#REF!</v></c><c r="C3"><v>2</v></c></row>`,
			"! c.xlsx!people:3:2: name: \"#REF!\" is what the spreadsheet shows for an error; the field is left out\n3 3:3 flag=\"2\"\n"},
		{"no such text", header + `<row r="3"><c r="B3" t="s"><v>99</v></c></row>`,
			"! c.xlsx!people:3:2: name: \"99\" is not the number of a shared text; the field is left out\n3\n"},
		{"ISO dates", header + `<row r="3"><c r="B3" t="d" s="1"><v>2016-10-03T00:00:00</v></c></row>`, "3 3:2 name=\"2016-10\"\n"},
		{"formula", header + `<row r="3"><c r="B3"><f>1+1</f><v>2</v></c></row>`, "3 3:2 name=\"2\"\n"},
		{"a header twice", `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>0</v></c></row>`,
			"! c.xlsx!people:1:2: header: column 2 has no name; it is left out\n! c.xlsx!people:1:3: header: \"name\" is named twice (first in column 1); the second is left out\n"},
		{"no rows", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := zipped(t, xlsxParts(tt.rows, shared, false, "mmm yy"))
			got := listing(t, xlsxRecords(context.Background(), peopleSheet(text), Options{}))
			if got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
}

func TestXLSXDamaged(t *testing.T) {
	whole := xlsxParts(`<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>`, nil, false)
	sheet := whole["xl/worksheets/sheet1.xml"]
	for i := range len(sheet) {
		parts := map[string]string{}
		for k, v := range whole {
			parts[k] = v
		}
		parts["xl/worksheets/sheet1.xml"] = sheet[:i]
		got := listing(t, xlsxRecords(context.Background(), peopleSheet(zipped(t, parts)), Options{}))
		if cut := strings.Contains(got, "damaged or cut off"); !cut {
			t.Fatalf("cut at %d of %d: %s", i, len(sheet), got)
		}
	}
	for name := range whole {
		parts := map[string]string{}
		for k, v := range whole {
			if k != name {
				parts[k] = v
			}
		}
		got := listing(t, xlsxRecords(context.Background(), peopleSheet(zipped(t, parts)), Options{}))
		fails := name == "xl/workbook.xml" || name == "xl/_rels/workbook.xml.rels" || name == "xl/worksheets/sheet1.xml"
		if (strings.HasPrefix(got, "! ")) != fails {
			t.Errorf("without %s: %s", name, got)
		}
	}
}

// endless is a stream of white space.
type endless struct{ n int64 }

func (e *endless) Read(p []byte) (int, error) {
	e.n += int64(len(p))
	return len(p), nil
}

func (e *endless) Close() error { return nil }

func TestXLSXBomb(t *testing.T) {
	for stored, most := range map[int64]int64{1000: 101 << 20, 1 << 20: 201 << 20} {
		e := &endless{}
		_, err := io.Copy(io.Discard, &partReader{ReadCloser: e, stored: stored})
		if !errors.Is(err, errBomb) || e.n > most {
			t.Errorf("a part of %d bytes gave %d and %v", stored, e.n, err)
		}
	}
}
