package schema

func parseCountry(text string, _ Context) (Result, error) {
	return Result{}, notA(text, "a country", "")
}
