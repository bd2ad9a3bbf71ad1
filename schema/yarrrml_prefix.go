package schema

// predefined are the prefixes that a YARRRML file need not declare: those of
// the RDFa initial context that a case may meet and core.yaml lacks, and the
// two of the functions.
var predefined = []Prefix{
	{"as", "https://www.w3.org/ns/activitystreams#"},
	{"cc", "http://creativecommons.org/ns#"},
	{"csvw", "http://www.w3.org/ns/csvw#"},
	{"ctag", "http://commontag.org/ns#"},
	{"dc", "http://purl.org/dc/terms/"},
	{"dc11", "http://purl.org/dc/elements/1.1/"},
	{"dcat", "http://www.w3.org/ns/dcat#"},
	{"dcterms", "http://purl.org/dc/terms/"},
	{"dqv", "http://www.w3.org/ns/dqv#"},
	{"duv", "http://www.w3.org/ns/duv#"},
	{"foaf", "http://xmlns.com/foaf/0.1/"},
	{"gr", "http://purl.org/goodrelations/v1#"},
	{"grddl", "http://www.w3.org/2003/g/data-view#"},
	{"grel", "http://users.ugent.be/~bjdmeest/function/grel.ttl#"},
	{"ical", "http://www.w3.org/2002/12/cal/icaltzd#"},
	{"idlab-fn", functionNamespace},
	{"ldp", "http://www.w3.org/ns/ldp#"},
	{"ma", "http://www.w3.org/ns/ma-ont#"},
	{"oa", "http://www.w3.org/ns/oa#"},
	{"odrl", "http://www.w3.org/ns/odrl/2/"},
	{"og", "http://ogp.me/ns#"},
	{"org", "http://www.w3.org/ns/org#"},
	{"owl", "http://www.w3.org/2002/07/owl#"},
	{"prov", "http://www.w3.org/ns/prov#"},
	{"qb", "http://purl.org/linked-data/cube#"},
	{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
	{"rdfa", "http://www.w3.org/ns/rdfa#"},
	{"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
	{"rev", "http://purl.org/stuff/rev#"},
	{"rif", "http://www.w3.org/2007/rif#"},
	{"rr", "http://www.w3.org/ns/r2rml#"},
	{"schema", "http://schema.org/"},
	{"sd", "http://www.w3.org/ns/sparql-service-description#"},
	{"sioc", "http://rdfs.org/sioc/ns#"},
	{"skos", "http://www.w3.org/2004/02/skos/core#"},
	{"skosxl", "http://www.w3.org/2008/05/skos-xl#"},
	{"sosa", "http://www.w3.org/ns/sosa/"},
	{"ssn", "http://www.w3.org/ns/ssn/"},
	{"time", "http://www.w3.org/2006/time#"},
	{"v", "http://rdf.data-vocabulary.org/#"},
	{"vcard", "http://www.w3.org/2006/vcard/ns#"},
	{"void", "http://rdfs.org/ns/void#"},
	{"wdr", "http://www.w3.org/2007/05/powder#"},
	{"wdrs", "http://www.w3.org/2007/05/powder-s#"},
	{"xhv", "http://www.w3.org/1999/xhtml/vocab#"},
	{"xml", "http://www.w3.org/XML/1998/namespace"},
	{"xsd", NamespaceXSD},
}

// functionNamespace is that of the functions a condition may name.
const functionNamespace = "https://w3id.org/imec/idlab/function#"

// schemes are the IRI schemes that may stand before a ':' without "//" after
// it and are no prefix.
var iriSchemes = []string{"acct", "cid", "data", "did", "doi", "geo", "info", "mailto", "mid", "ni", "news", "sip", "sips", "sms", "tag", "tel", "urn", "xmpp"}

// xsdTypes are the datatypes of XML Schema that RDF 1.1 and 1.2 recognize, and
// those derived from them.
var xsdTypes = []string{
	"string", "boolean", "decimal", "integer", "double", "float", "date", "time", "dateTime", "dateTimeStamp",
	"gYear", "gMonth", "gDay", "gYearMonth", "gMonthDay", "duration", "yearMonthDuration", "dayTimeDuration",
	"byte", "short", "int", "long", "unsignedByte", "unsignedShort", "unsignedInt", "unsignedLong",
	"positiveInteger", "nonNegativeInteger", "negativeInteger", "nonPositiveInteger",
	"hexBinary", "base64Binary", "anyURI", "language", "normalizedString", "token", "NMTOKEN", "Name", "NCName",
	"QName", "NOTATION", "ID", "IDREF", "ENTITY", "anyType", "anySimpleType", "anyAtomicType",
}
