package schema

import "strings"

// starterWord is what a column's name may mean.
type starterWord struct {
	names   string  // folded, in English, German and French, with blanks between
	guesses []guess // the first one that suits the rows' class and the values
}

// guess is a property that a column may become.
type guess struct {
	property string // prefixed
	class    string // the class of rows that it is for, "" for any
	weight   int    // how much the column tells of that class
	// link is the class of entity that the values name, or "".
	link string
}

// starterWords says what columns are called in address books, calendars, mail
// exports and registers.
var starterWords = []starterWord{
	{"from sender fromname von absender de expediteur fromaddress fromemail mailfrom author autor auteur verfasser username user",
		[]guess{{"schema:sender", "Message", 3, "Person"}, {"schema:startDate", "Event", 1, ""}}},
	{"to recipient recipients receiver toname an empfanger destinataire destinataires toaddress toemail",
		[]guess{{"schema:recipient", "Message", 3, "Person"}, {"schema:endDate", "Event", 1, ""}}},
	{"cc copy kopie copie ccaddress", []guess{{"schema:ccRecipient", "Message", 2, "Person"}}},
	{"bcc blindcopy blindkopie cci", []guess{{"schema:bccRecipient", "Message", 2, "Person"}}},
	{"date datum sent senton sentat datesent gesendet gesendetam dateenvoi envoye timestamp zeitstempel time zeit datetime created createdat createdon dateheure",
		[]guess{{"schema:dateSent", "Message", 1, ""}, {"schema:startDate", "Event", 1, ""}}},
	{"subject betreff objet sujet headline title titel titre summary zusammenfassung thema bezeichnung resume",
		[]guess{{"schema:name", "Message", 1, ""}, {"schema:name", "Event", 1, ""}, {"schema:jobTitle", "Person", 0, ""}, {"schema:name", "", 0, ""}}},
	{"text body message nachricht inhalt content texte contenu corps messagetext fulltext",
		[]guess{{"schema:text", "Message", 3, ""}, {"schema:description", "", 0, ""}}},
	{"start startdate begin beginn begins anfang debut datedebut starttime dtstart startzeit anfangsdatum startdatum",
		[]guess{{"schema:startDate", "Event", 2, ""}}},
	{"end enddate ende ends fin datefin endtime dtend finish schluss endzeit enddatum", []guess{{"schema:endDate", "Event", 2, ""}}},
	{"attendees attendee participants participant teilnehmer teilnehmende teilnehmerin gaste guests invites invitees eingeladene presents",
		[]guess{{"sem:hasActor", "Event", 3, "Person"}}},
	{"location place ort venue raum room lieu endroit salle veranstaltungsort", []guess{{"schema:location", "Event", 1, "Place"}}},
	{"firstname givenname given vorname prenom forename rufname", []guess{{"schema:givenName", "Person", 3, ""}}},
	{"lastname familyname family surname nachname zuname nomdefamille", []guess{{"schema:familyName", "Person", 3, ""}}},
	{"name fullname full displayname vollername nom nomcomplet anzeigename",
		[]guess{{"schema:name", "Person", 1, ""}, {"schema:name", "", 0, ""}}},
	{"alias aka nickname spitzname surnom alternatename", []guess{{"schema:alternateName", "", 0, ""}}},
	{"email emails mail emailaddress mailadresse courriel adressemail emailadresse adresseemail mel",
		[]guess{{"schema:email", "Person", 2, ""}, {"schema:email", "Organization", 0, ""}}},
	{"phone telephone tel telefon mobile mobil handy phonenumber telefonnummer portable numerodetelephone cell",
		[]guess{{"schema:telephone", "Person", 2, ""}, {"schema:telephone", "Organization", 0, ""}}},
	{"born birthday birthdate dateofbirth dob geburtsdatum geburtstag geboren naissance datedenaissance datenaissance",
		[]guess{{"schema:birthDate", "Person", 3, ""}}},
	{"nationality nationalitat staatsangehorigkeit nationalite citizenship", []guess{{"schema:nationality", "Person", 2, ""}}},
	{"jobtitle job position role rolle beruf funktion fonction poste profession metier occupation",
		[]guess{{"schema:jobTitle", "Person", 1, ""}}},
	{"company organization organisation firma unternehmen employer arbeitgeber societe entreprise employeur companyname organizationname firmenname verein",
		[]guess{{"schema:worksFor", "Person", 0, "Organization"}, {"schema:name", "Organization", 2, ""}}},
	{"founded foundingdate grundung gegrundet grundungsdatum incorporated incorporationdate creation datedecreation",
		[]guess{{"schema:foundingDate", "Organization", 3, ""}}},
	{"registration registrationnumber registernummer handelsregister companynumber siren siret hrb",
		[]guess{{"schema:identifier", "Organization", 3, ""}}},
	{"country land pays countrycode landercode",
		[]guess{{"schema:addressCountry", "Organization", 1, ""}, {"schema:addressCountry", "Place", 1, ""}}},
	{"lat latitude breite breitengrad", []guess{{"schema:latitude", "Place", 3, ""}}},
	{"lon lng long longitude lange langengrad", []guess{{"schema:longitude", "Place", 3, ""}}},
	{"url website webseite homepage site siteweb web link lien", []guess{{"schema:url", "", 0, ""}}},
	{"description beschreibung details desc", []guess{{"schema:description", "", 0, ""}}},
	{"note notes notiz notizen bemerkung bemerkungen anmerkung remarque remarques comment comments kommentar commentaire",
		[]guess{{"skos:note", "", 0, ""}}},
	{"type kind art typ genre category kategorie categorie", []guess{{"dc11:type", "", 0, ""}}},
}

// idWords are names of columns that name the row.
const idWords = "id uid uuid guid key code nr no number nummer kennung ident identifier identifiant numero num ref reference rowid messageid eventid personid termin vorgang"

// wordOf finds what a column's name means: the whole of it, or for a path its
// last step, or the step before that.
func wordOf(name string) *starterWord {
	steps := strings.Split(name, ".")
	tries := []string{name, steps[len(steps)-1]}
	if len(steps) > 1 {
		tries = append(tries, steps[len(steps)-2])
	}
	for _, try := range tries {
		try = folded(try)
		for i := range starterWords {
			for n := range strings.FieldsSeq(starterWords[i].names) {
				if n == try {
					return &starterWords[i]
				}
			}
		}
	}
	return nil
}
