package schema

// datatypes gives the full IRIs of the datatypes that values of a value type
// have, the usual one first; none for url, whose values are IRIs.
func datatypes(valueType string) []string {
	switch valueType {
	case "url":
		return nil
	case "text":
		return []string{RDFLangString, XSDString}
	case "name":
		// Our own tables tag no names; those of others do.
		return []string{XSDString, RDFLangString}
	case "date":
		return []string{XSDDate, XSDGYearMonth, XSDGYear, XSDDateTime, EDTFDatatype}
	case "datetime":
		return []string{XSDDateTime, EDTFDatatype}
	case "count":
		return []string{XSDInteger, XSDDecimal, CountDatatype}
	case "number":
		return []string{XSDDecimal, XSDInteger, XSDDouble}
	case "integer":
		return []string{XSDInteger}
	case "decimal", "latitude", "longitude":
		return []string{XSDDecimal}
	case "boolean":
		return []string{XSDBoolean}
	}
	return []string{XSDString}
}
