package export

import (
	"strings"
	"sync"
)

// vocabularyWords are the words that core.yaml has for ties and things where the
// data have none of their own, in the other languages: German, French, Spanish.
// They name nobody's sex. What a case or its schema.yaml says in other words is
// data, and stays in them.
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
		"by":                   {"von", "de", "de"},
		"colluded with":        {"sprach sich ab mit", "en collusion avec", "en colusión con"},
		"employed by":          {"arbeitet für", "travaille pour", "trabaja para"},
		"founder of":           {"gründete", "a fondé", "fundó"},
		"held with":            {"geführt mit", "tenue avec", "mantenida con"},
		"knows":                {"kennt", "connaît", "conoce a"},
		"member of":            {"Mitglied von", "membre de", "miembro de"},
		"mentions":             {"erwähnt", "mentionne", "menciona a"},
		"messages":             {"Nachrichten", "messages", "mensajes"},
		"met with":             {"traf", "a rencontré", "se reunió con"},
		"opponent of":          {"gegen", "s’oppose à", "se opone a"},
		"organizes":            {"veranstaltet", "organise", "organiza"},
		"owner of":             {"besitzt", "possède", "posee"},
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
		"speaks of":            {"spricht von", "parle de", "habla de"},
		"tie":                  {"Verbindung", "lien", "vínculo"},
		"tied to":              {"verbunden mit", "en lien avec", "vínculo con"},
		"ties":                 {"Verbindungen", "liens", "vínculos"},
		"took part in":         {"nahm teil an", "a participé à", "participó en"},
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
