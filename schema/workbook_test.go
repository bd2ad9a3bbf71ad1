package schema

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"strings"
	"testing"
)

// workbook writes sheets of texts, each with its name before its rows.
func workbook(t *testing.T, sheets ...[]string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	write := func(name, text string) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(`<?xml version="1.0" encoding="UTF-8"?>` + text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	const main, rel = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	const pack = "http://schemas.openxmlformats.org/package/2006/"
	var names, rels, types strings.Builder
	for i, sheet := range sheets {
		n := i + 1
		fmt.Fprintf(&names, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, html.EscapeString(sheet[0]), n, n)
		fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, n, rel, n)
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, n)
		var rows strings.Builder
		for r, row := range sheet[1:] {
			fmt.Fprintf(&rows, `<row r="%d">`, r+1)
			for c, cell := range strings.Split(row, ",") {
				fmt.Fprintf(&rows, `<c r="%c%d" t="inlineStr"><is><t>%s</t></is></c>`, 'A'+c, r+1, html.EscapeString(cell))
			}
			rows.WriteString("</row>")
		}
		write(fmt.Sprintf("xl/worksheets/sheet%d.xml", n), `<worksheet xmlns="`+main+`"><sheetData>`+rows.String()+`</sheetData></worksheet>`)
	}
	write("xl/workbook.xml", `<workbook xmlns="`+main+`" xmlns:r="`+rel+`"><sheets>`+names.String()+`</sheets></workbook>`)
	write("xl/_rels/workbook.xml.rels", `<Relationships xmlns="`+pack+`relationships">`+rels.String()+`</Relationships>`)
	write("_rels/.rels", `<Relationships xmlns="`+pack+`relationships"><Relationship Id="rId1" Type="`+rel+`/officeDocument" Target="xl/workbook.xml"/></Relationships>`)
	write("[Content_Types].xml", `<Types xmlns="`+pack+`content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`+
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>`+types.String()+`</Types>`)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// The sheets of a workbook are tables of their names, each its own file to
// those who say where something stands.
func TestWorkbook(t *testing.T) {
	r := readFiles(t, map[string]string{"case.xlsx": workbook(t,
		[]string{"People", "id,name,email", "ann,Ann,Ann@EXAMPLE.org", ",Row Ling,"},
		[]string{"ties-anna", "from,relation,to,source", "Ann,knows,Row Ling,paper"},
		[]string{"shopping", "what", "milk"})})
	r.wantFaults(t)
	r.checkPlaces(t)
	r.wants(t, "<ann> schema:knows <row/case.xlsx%21People/row%3D3> @<source/paper/case.xlsx%21ties-anna>",
		`<row/case.xlsx%21People/row%3D3> schema:name "Row Ling" @<file/case.xlsx%21People>`,
		`<ann> <ns#email> "Ann@EXAMPLE.org" @<file/case.xlsx%21People>`,
		"<ann> prov:wasDerivedFrom <file/case.xlsx%21People#row=2> @<file/case.xlsx%21People#places>")
	if len(r.LeftAlone) != 1 || r.LeftAlone[0].Name != "case.xlsx!shopping" {
		t.Errorf("left alone: %v", r.LeftAlone)
	}
}
