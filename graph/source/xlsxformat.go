package source

import (
	"path"
	"strconv"
	"strings"
)

// cellFormat says what of a number a cell shows (ECMA-376, part 1, 18.8.31):
// the parts of a date, or digits.
type cellFormat struct {
	year, month, day, weekday, hour, minute, second bool
	// digits is the width of a format of zeros alone, as of postal codes.
	digits int
}

// isDate tells a format that shows a number as a date or a time.
func (f cellFormat) isDate() bool {
	return f.year || f.month || f.day || f.weekday || f.isTime()
}

func (f cellFormat) isTime() bool { return f.hour || f.minute || f.second }

// builtIn are the format codes that workbooks use by number without writing
// them down. 27 to 36 and 50 to 58 differ from one country to the next; all
// that is common to them is that they show dates.
var builtIn = map[int]string{
	14: "m/d/yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
	19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm",
	27: "y/m/d", 28: "y/m/d", 29: "y/m/d", 30: "y/m/d", 31: "y/m/d", 32: "h:mm",
	33: "h:mm:ss", 34: "h:mm", 35: "h:mm:ss", 36: "y/m/d", 45: "mm:ss", 47: "mm:ss.0",
	50: "y/m/d", 51: "y/m/d", 52: "y/m/d", 53: "y/m/d", 54: "y/m/d", 55: "y/m/d",
	56: "y/m/d", 57: "y/m/d", 58: "y/m/d",
}

// parseFormat reads a format code. Of its sections the first counts, that of
// positive numbers. A code with an elapsed time, [h]:mm, shows a duration,
// which is left a number.
func parseFormat(code string) cellFormat {
	letters, elapsed := formatLetters(code)
	if elapsed || strings.Contains(strings.ToLower(letters), "general") {
		return cellFormat{}
	}
	if strings.Trim(letters, "0") == "" && len(letters) > 1 {
		return cellFormat{digits: len(letters)}
	}
	var f cellFormat
	last := byte(0) // the last part before, for m after h
	for i := 0; i < len(letters); {
		c := letters[i] | 0x20
		n := 1
		for i+n < len(letters) && letters[i+n]|0x20 == c {
			n++
		}
		switch {
		case c == 'm' && (last == 'h' || nextPart(letters[i+n:]) == 's'):
			f.minute = true
		default:
			f.show(c, n)
		}
		if strings.IndexByte("ymdhse", c) >= 0 {
			last = c
		}
		i += n
	}
	if strings.ContainsAny(letters, "#?") || !f.second && strings.Contains(letters, "0") {
		return cellFormat{} // digits, with some letters for a unit
	}
	return f
}

// show adds a part of a date by its letter and how often it stands.
func (f *cellFormat) show(letter byte, n int) {
	switch letter {
	case 'y', 'e':
		f.year = true
	case 'm':
		f.month = true
	case 'd':
		f.day = f.day || n <= 2
		f.weekday = f.weekday || n > 2
	case 'h':
		f.hour = true
	case 's':
		f.second = true
	}
}

// nextPart gives the letter of the next part of a date.
func nextPart(letters string) byte {
	for i := 0; i < len(letters); i++ {
		if c := letters[i] | 0x20; strings.IndexByte("ymdhs", c) >= 0 {
			return c
		}
	}
	return 0
}

// formatLetters takes the first section of a format code without its quoted
// and escaped texts, colours, locales, fillers and AM/PM.
func formatLetters(code string) (letters string, elapsed bool) {
	var b strings.Builder
	for i := 0; i < len(code); i++ {
		rest := code[i:]
		switch c := code[i]; c {
		case ';':
			return b.String(), elapsed
		case '\\', '_', '*':
			i++
		case '"', '[':
			end := strings.IndexByte(rest[1:], map[byte]byte{'"': '"', '[': ']'}[c])
			if end < 0 {
				return b.String(), elapsed
			}
			inside := strings.ToLower(rest[1 : 1+end])
			if c == '[' && inside != "" && strings.Trim(inside, inside[:1]) == "" && strings.Contains("hms", inside[:1]) {
				elapsed = true
			}
			i += end + 1
		default:
			if n := dayHalf(rest); n > 0 {
				i += n - 1
				continue
			}
			b.WriteByte(c)
		}
	}
	return b.String(), elapsed
}

// dayHalf gives the length of AM/PM or A/P at the start.
func dayHalf(s string) int {
	for _, half := range []string{"AM/PM", "A/P"} {
		if len(s) >= len(half) && strings.EqualFold(s[:len(half)], half) {
			return len(half)
		}
	}
	return 0
}

// formats reads the formats of a workbook's cell styles, in their order. A
// workbook without styles has none.
func (w *workbook) formats() ([]cellFormat, error) {
	var styles struct {
		Codes []struct {
			ID   string `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			ID string `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	name := path.Join(path.Dir(w.main), "styles.xml")
	if !w.has(name) {
		return nil, nil
	}
	if err := w.unmarshal(name, &styles); err != nil {
		return nil, err
	}
	codes := map[string]cellFormat{}
	for id, code := range builtIn {
		codes[strconv.Itoa(id)] = parseFormat(code)
	}
	for _, c := range styles.Codes {
		codes[c.ID] = parseFormat(c.Code)
	}
	all := make([]cellFormat, len(styles.Cells))
	for i, c := range styles.Cells {
		all[i] = codes[c.ID]
	}
	return all, nil
}

// has tells whether the workbook has a part.
func (w *workbook) has(name string) bool {
	for _, f := range w.zip.File {
		if strings.EqualFold(f.Name, name) {
			return true
		}
	}
	return false
}
