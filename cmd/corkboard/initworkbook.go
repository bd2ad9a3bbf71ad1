package main

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"corkboard/schema"
)

// A workbook is a zip file of XML parts (ECMA-376, part 1, SpreadsheetML). This
// one has a sheet for each table, with a bold header that stays in view and
// columns that are text throughout: a spreadsheet program would make a date of
// 2016-10 otherwise, and a number of a telephone number. The parts bear no time
// and no author, so that the same vocabulary gives the same bytes.

const (
	xmlHead       = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	sheetMain     = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relationsIn   = "http://schemas.openxmlformats.org/package/2006/relationships"
	officeTypes   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	contentPrefix = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// Cell styles by their place in styles.xml.
const (
	styleText   = 1
	styleHeader = 2
)

// writeWorkbook writes an .xlsx workbook with an empty sheet for each table.
func writeWorkbook(w io.Writer, s *schema.Schema, tables []schema.Table) error {
	parts := []struct{ name, text string }{
		{"[Content_Types].xml", contentTypes(len(tables))},
		{"_rels/.rels", relations([]string{"officeDocument"}, []string{"xl/workbook.xml"})},
		{"xl/workbook.xml", workbookPart(tables)},
		{"xl/_rels/workbook.xml.rels", workbookRelations(len(tables))},
		{"xl/styles.xml", stylesPart()},
	}
	for i, t := range tables {
		parts = append(parts, struct{ name, text string }{sheetName(i), sheetPart(s.Columns(t), i == 0)})
	}
	z := zip.NewWriter(w)
	for _, part := range parts {
		// The zero time is written as none at all.
		f, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate})
		if err != nil {
			return err
		}
		if _, err := io.WriteString(f, xmlHead+part.text); err != nil {
			return err
		}
	}
	return z.Close()
}

func sheetName(i int) string { return fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1) }

// contentTypes says what each part is.
func contentTypes(sheets int) string {
	var b strings.Builder
	b.WriteString(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>`)
	override := func(part, kind string) {
		fmt.Fprintf(&b, `<Override PartName="/%s" ContentType="%s%s+xml"/>`, part, contentPrefix, kind)
	}
	override("xl/workbook.xml", "sheet.main")
	override("xl/styles.xml", "styles")
	for i := range sheets {
		override(sheetName(i), "worksheet")
	}
	b.WriteString("</Types>\n")
	return b.String()
}

// relations numbers what a part refers to: rId1, rId2, ….
func relations(kinds, targets []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<Relationships xmlns="%s">`, relationsIn)
	for i, kind := range kinds {
		fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="%s/%s" Target="%s"/>`, i+1, officeTypes, kind, targets[i])
	}
	b.WriteString("</Relationships>\n")
	return b.String()
}

func workbookRelations(sheets int) string {
	var kinds, targets []string
	for i := range sheets {
		kinds = append(kinds, "worksheet")
		targets = append(targets, strings.TrimPrefix(sheetName(i), "xl/"))
	}
	return relations(append(kinds, "styles"), append(targets, "styles.xml"))
}

// workbookPart lists the sheets.
func workbookPart(tables []schema.Table) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<workbook xmlns="%s" xmlns:r="%s"><sheets>`, sheetMain, officeTypes)
	for i, t := range tables {
		fmt.Fprintf(&b, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, escapeXML(t.Name), i+1, i+1)
	}
	b.WriteString("</sheets></workbook>\n")
	return b.String()
}

// stylesPart holds the default style, text, and the header's bold text. The
// number format 49 is built in and means text.
func stylesPart() string {
	return `<styleSheet xmlns="` + sheetMain + `">` +
		`<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
		`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
		`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
		`<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
		`<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
		`<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>` +
		`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>` +
		"</styleSheet>\n"
}

// sheetPart is one sheet: a header and nothing below it.
func sheetPart(columns []string, selected bool) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<worksheet xmlns="%s"><sheetViews><sheetView workbookViewId="0"`, sheetMain)
	if selected {
		b.WriteString(` tabSelected="1"`)
	}
	b.WriteString(`><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`)
	fmt.Fprintf(&b, `<cols><col min="1" max="%d" width="16" style="%d" customWidth="1"/></cols>`, len(columns), styleText)
	b.WriteString(`<sheetData><row r="1">`)
	for i, name := range columns {
		fmt.Fprintf(&b, `<c r="%s1" s="%d" t="inlineStr"><is><t>%s</t></is></c>`, columnLetters(i), styleHeader, escapeXML(name))
	}
	b.WriteString("</row></sheetData></worksheet>\n")
	return b.String()
}

// columnLetters names a column as spreadsheets do: A, …, Z, AA, AB, ….
func columnLetters(i int) string {
	name := ""
	for i++; i > 0; i = (i - 1) / 26 {
		name = string(rune('A'+(i-1)%26)) + name
	}
	return name
}

func escapeXML(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // a Builder never fails
	return b.String()
}
