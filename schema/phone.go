package schema

import (
	"strings"

	"corkboard/graph"
)

// parsePhone gives a number in E.164 form (+4930123456) where that is certain:
// it begins with "+" and a calling code that exists, has 8 to 15 digits, and
// nothing in it that could be a trunk prefix or an extension. Any other text
// with a digit in it is kept as it was given.
func parsePhone(text string, _ Context) (Result, error) {
	given, err := oneLine(text, "a telephone number")
	if err != nil {
		return Result{}, err
	}
	if !strings.ContainsAny(given, "0123456789") {
		return Result{}, notA(text, "a telephone number", "it has no digit")
	}
	number := given
	if len(number) > 4 && strings.EqualFold(number[:4], "tel:") {
		number = number[4:]
	}
	if digits, ok := phoneDigits(number); ok && isCertainNumber(digits) {
		number = "+" + digits
		return one(graph.Text(number), given), nil
	}
	return one(graph.Text(given), given), nil
}

// phoneDigits takes the separators out of a number that begins with "+". ok is
// false where anything else is in it, and for two habits that mean something
// else than they say: the zero of "+49 (0)30", which is not dialled from
// abroad, and the end of "+44 20 7946 0958-59", which may be a second number
// or an extension.
func phoneDigits(s string) (digits string, ok bool) {
	rest, ok := strings.CutPrefix(strings.Trim(s, invisibleMarks), "+")
	if !ok {
		return "", false
	}
	var b strings.Builder
	var before, group int // digits in the group before this one, and in this one
	var between string    // what stood between the two
	separators := ""
	for _, r := range rest {
		switch {
		case r >= '0' && r <= '9':
			if separators != "" {
				before, group, between, separators = group, 0, separators, ""
			}
			if r == '0' && group == 0 && strings.Contains(between, "(") {
				return "", false
			}
			b.WriteRune(r)
			group++
		case strings.ContainsRune(" .()\u00A0\u202F"+hyphens+invisibleMarks, r):
			separators += string(r)
		default:
			return "", false
		}
	}
	second := group <= 2 && before >= 4 && strings.ContainsAny(between, hyphens)
	return b.String(), !second
}

// hyphens are those that people put between the digits of a number.
const hyphens = "-\u2010\u2011\u2012\u2013"

// invisibleMarks are direction marks, which address books put around numbers.
const invisibleMarks = "\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069"

// isCertainNumber tells whether the digits behind "+" can be dialled as they
// stand.
func isCertainNumber(digits string) bool {
	if len(digits) < 8 || len(digits) > 15 {
		return false
	}
	code := callingCode(digits)
	switch rest := digits[len(code):]; {
	case code == "":
		return false
	case code == "1":
		return len(digits) == 11 && rest[0] >= '2' // an area code never begins with 0 or 1
	case rest[0] == '0':
		return strings.Contains(zeroCodes, " "+code+" ")
	}
	return true
}

// callingCode gives the country calling code that a number begins with (no
// code is the beginning of another), or "".
func callingCode(digits string) string {
	for n := 1; n <= 3; n++ {
		if strings.Contains(callingCodes, " "+digits[:n]+" ") {
			return digits[:n]
		}
	}
	return ""
}

// zeroCodes are the countries whose numbers may have a zero behind the code;
// elsewhere it is a trunk prefix that should have been left out.
const zeroCodes = " 39 225 229 241 242 378 "

// callingCodes are the country and network codes in use (ITU-T E.164).
const callingCodes = " 1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49" +
	" 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98" +
	" 211 212 213 216 218 220 221 222 223 224 225 226 227 228 229" +
	" 230 231 232 233 234 235 236 237 238 239 240 241 242 243 244 245 246 247 248 249" +
	" 250 251 252 253 254 255 256 257 258 260 261 262 263 264 265 266 267 268 269" +
	" 290 291 297 298 299 350 351 352 353 354 355 356 357 358 359" +
	" 370 371 372 373 374 375 376 377 378 380 381 382 383 385 386 387 389" +
	" 420 421 423 500 501 502 503 504 505 506 507 508 509" +
	" 590 591 592 593 594 595 596 597 598 599 670 672 673 674 675 676 677 678 679" +
	" 680 681 682 683 685 686 687 688 689 690 691 692" +
	" 800 808 850 852 853 855 856 870 878 880 881 882 883 886" +
	" 960 961 962 963 964 965 966 967 968 970 971 972 973 974 975 976 977 979" +
	" 992 993 994 995 996 998 "
