package export

import (
	"strings"
	"sync"
)

// vocabularyWords are the words that core.yaml has for ties and things where the
// data have none of their own, in the other languages: German, French, Spanish.
// They name nobody's sex where the English does not. What a case or its
// schema.yaml says in other words is data, and stays in them.
var vocabularyWords = sync.OnceValue(func() map[string][3]string {
	return map[string][3]string{
		"Account":              {"Konto", "Compte", "Cuenta"},
		"Conversation":         {"Gespräch", "Conversation", "Conversación"},
		"Document":             {"Dokument", "Document", "Documento"},
		"Event":                {"Ereignis", "Événement", "Acontecimiento"},
		"Organization":         {"Organisation", "Organisation", "Organización"},
		"Person":               {"Person", "Personne", "Persona"},
		"Source":               {"Quelle", "Source", "Fuente"},
		"Speaker":              {"Zitierte Stimme", "Voix citée", "Voz citada"},
		"about":                {"handelt von", "au sujet de", "trata de"},
		"attends":              {"nimmt teil an", "participe à", "asiste a"},
		"brother of":           {"Bruder von", "frère de", "hermano de"},
		"by":                   {"von", "de", "de"},
		"child of":             {"Kind von", "enfant de", "hijo o hija de"},
		"colluded with":        {"sprach sich ab mit", "en collusion avec", "en colusión con"},
		"daughter of":          {"Tochter von", "fille de", "hija de"},
		"employed by":          {"arbeitet für", "travaille pour", "trabaja para"},
		"father of":            {"Vater von", "père de", "padre de"},
		"founder of":           {"gründete", "a fondé", "fundó"},
		"held with":            {"geführt mit", "tenue avec", "mantenida con"},
		"husband of":           {"Ehemann von", "époux de", "esposo de"},
		"knows":                {"kennt", "connaît", "conoce a"},
		"married to":           {"verheiratet mit", "époux ou épouse de", "cónyuge de"},
		"member of":            {"Mitglied von", "membre de", "miembro de"},
		"mentions":             {"erwähnt", "mentionne", "menciona a"},
		"messages":             {"Nachrichten", "messages", "mensajes"},
		"met with":             {"traf", "a rencontré", "se reunió con"},
		"mother of":            {"Mutter von", "mère de", "madre de"},
		"opponent of":          {"gegen", "s’oppose à", "se opone a"},
		"organizes":            {"veranstaltet", "organise", "organiza"},
		"owner of":             {"besitzt", "possède", "posee"},
		"parent of":            {"Elternteil von", "père ou mère de", "padre o madre de"},
		"part of":              {"Teil von", "fait partie de", "parte de"},
		"passes on":            {"gibt wieder", "rapporte", "transmite"},
		"relative of":          {"verwandt mit", "de la famille de", "pariente de"},
		"represents":           {"vertritt", "représente", "representa a"},
		"shared event":         {"gemeinsames Ereignis", "événement commun", "acontecimiento común"},
		"shared events":        {"gemeinsame Ereignisse", "événements communs", "acontecimientos comunes"},
		"shared organization":  {"gemeinsame Organisation", "organisation commune", "organización común"},
		"shared organizations": {"gemeinsame Organisationen", "organisations communes", "organizaciones comunes"},
		"shared people":        {"gemeinsame Personen", "personnes communes", "personas comunes"},
		"shared person":        {"gemeinsame Person", "personne commune", "persona común"},
		"sibling of":           {"Bruder oder Schwester von", "frère ou sœur de", "hermano o hermana de"},
		"sister of":            {"Schwester von", "sœur de", "hermana de"},
		"son of":               {"Sohn von", "fils de", "hijo de"},
		"speaks of":            {"spricht von", "parle de", "habla de"},
		"subject of":           {"Thema von", "sujet de", "tema de"},
		"tie":                  {"Verbindung", "lien", "vínculo"},
		"tied to":              {"verbunden mit", "en lien avec", "vínculo con"},
		"ties":                 {"Verbindungen", "liens", "vínculos"},
		"took part in":         {"nahm teil an", "a participé à", "participó en"},
		"wife of":              {"Ehefrau von", "épouse de", "esposa de"},
	}
})

// ofVocabulary gives a word of core.yaml in the language, with the number that
// stands before it, and other words as they are.
func (t *tongue) ofVocabulary(words string) string {
	if t == english {
		return words
	}
	count, word, counted := strings.Cut(words, " ")
	if counted = counted && strings.Trim(count, "0123456789,") == ""; !counted {
		count, word = "", words
	}
	all, ok := vocabularyWords()[word]
	if !ok {
		return words
	}
	switch t {
	case german:
		word = all[0]
	case french:
		word = all[1]
	default:
		word = all[2]
	}
	if counted {
		return strings.ReplaceAll(count, ",", t.group) + " " + word
	}
	return word
}

// viewNames are the views of core.yaml in German, French and Spanish.
var viewNames = map[string][3]string{
	"affiliations":  {"Zugehörigkeiten", "affiliations", "afiliaciones"},
	"all":           {"alle Verbindungen", "tous les liens", "todos los vínculos"},
	"co-attendance": {"Personen bei denselben Ereignissen", "personnes aux mêmes événements", "personas en los mismos acontecimientos"},
	"colleagues":    {"Personen mit gemeinsamen Organisationen", "personnes ayant des organisations communes", "personas con organizaciones comunes"},
	"contacts":      {"Kontakte", "contacts", "contactos"},
	"events":        {"Ereignisse", "événements", "acontecimientos"},
	"interlocks":    {"Organisationen mit gemeinsamen Personen", "organisations ayant des personnes communes", "organizaciones con personas comunes"},
	"mentions":      {"Erwähnungen", "mentions", "menciones"},
	"sources":       {"Quellen", "sources", "fuentes"},
	"timeline":      {"Zeitleiste", "chronologie", "cronología"},
}

// view gives the name of a view in the language; one of a case's own stays as it
// is.
func (t *tongue) view(name string) string {
	all, ok := viewNames[name]
	switch {
	case !ok:
	case t == german:
		return all[0]
	case t == french:
		return all[1]
	case t == spanish:
		return all[2]
	}
	return name
}
