package schema

import "strings"

// starterWord is what a column's name may mean.
type starterWord struct {
	names   []string // folded, in English, German and French
	guesses []guess  // the first one that suits the rows' class and the values
}

// guess is a property that a column may become.
type guess struct {
	property string // prefixed
	class    string // the class of rows that it is for, "" for any
	weight   int    // how much the column tells of that class
	// link is the class of entity that the values name, or "".
	link string
}

func words(names string, guesses ...guess) starterWord {
	return starterWord{strings.Fields(names), guesses}
}

// starterWords says what columns are called in address books, calendars, mail
// exports and registers.
var starterWords = []starterWord{
	words("from sender fromname von absender de expediteur fromaddress fromemail mailfrom author autor auteur verfasser username user",
		guess{"schema:sender", "Message", 3, "Person"}, guess{"schema:startDate", "Event", 1, ""}),
	words("to recipient recipients receiver toname an empfanger destinataire destinataires toaddress toemail",
		guess{"schema:recipient", "Message", 3, "Person"}, guess{"schema:endDate", "Event", 1, ""}),
	words("cc copy kopie copie ccaddress", guess{"schema:ccRecipient", "Message", 2, "Person"}),
	words("bcc blindcopy blindkopie cci", guess{"schema:bccRecipient", "Message", 2, "Person"}),
	words("date datum sent senton sentat datesent gesendet gesendetam dateenvoi envoye timestamp zeitstempel time zeit datetime created createdat createdon dateheure",
		guess{"schema:dateSent", "Message", 1, ""}, guess{"schema:startDate", "Event", 1, ""}),
	words("subject betreff objet sujet headline title titel titre summary zusammenfassung thema bezeichnung resume",
		guess{"schema:name", "Message", 1, ""}, guess{"schema:name", "Event", 1, ""}, guess{"schema:jobTitle", "Person", 0, ""}, guess{"schema:name", "", 0, ""}),
	words("text body message nachricht inhalt content texte contenu corps messagetext fulltext",
		guess{"schema:text", "Message", 3, ""}, guess{"schema:description", "", 0, ""}),
	words("start startdate begin beginn begins anfang debut datedebut starttime dtstart startzeit anfangsdatum startdatum",
		guess{"schema:startDate", "Event", 2, ""}),
	words("end enddate ende ends fin datefin endtime dtend finish schluss endzeit enddatum", guess{"schema:endDate", "Event", 2, ""}),
	words("attendees attendee participants participant teilnehmer teilnehmende teilnehmerin gaste guests invites invitees eingeladene presents",
		guess{"sem:hasActor", "Event", 3, "Person"}),
	words("location place ort venue raum room lieu endroit salle veranstaltungsort", guess{"schema:location", "Event", 1, "Place"}),
	words("firstname givenname given vorname prenom forename rufname", guess{"schema:givenName", "Person", 3, ""}),
	words("lastname familyname family surname nachname zuname nomdefamille", guess{"schema:familyName", "Person", 3, ""}),
	words("name fullname full displayname vollername nom nomcomplet anzeigename", guess{"schema:name", "Person", 1, ""}, guess{"schema:name", "", 0, ""}),
	words("alias aka nickname spitzname surnom alternatename", guess{"schema:alternateName", "", 0, ""}),
	words("email emails mail emailaddress mailadresse courriel adressemail emailadresse adresseemail mel",
		guess{"schema:email", "Person", 2, ""}, guess{"schema:email", "Organization", 0, ""}),
	words("phone telephone tel telefon mobile mobil handy phonenumber telefonnummer portable numerodetelephone cell",
		guess{"schema:telephone", "Person", 2, ""}, guess{"schema:telephone", "Organization", 0, ""}),
	words("born birthday birthdate dateofbirth dob geburtsdatum geburtstag geboren naissance datedenaissance datenaissance",
		guess{"schema:birthDate", "Person", 3, ""}),
	words("nationality nationalitat staatsangehorigkeit nationalite citizenship", guess{"schema:nationality", "Person", 2, ""}),
	words("jobtitle job position role rolle beruf funktion fonction poste profession metier occupation",
		guess{"schema:jobTitle", "Person", 1, ""}),
	words("company organization organisation firma unternehmen employer arbeitgeber societe entreprise employeur companyname organizationname firmenname verein",
		guess{"schema:worksFor", "Person", 0, "Organization"}, guess{"schema:name", "Organization", 2, ""}),
	words("founded foundingdate grundung gegrundet grundungsdatum incorporated incorporationdate creation datedecreation",
		guess{"schema:foundingDate", "Organization", 3, ""}),
	words("registration registrationnumber registernummer handelsregister companynumber siren siret hrb",
		guess{"schema:identifier", "Organization", 3, ""}),
	words("country land pays countrycode landercode", guess{"schema:addressCountry", "Organization", 1, ""}, guess{"schema:addressCountry", "Place", 1, ""}),
	words("lat latitude breite breitengrad", guess{"schema:latitude", "Place", 3, ""}),
	words("lon lng long longitude lange langengrad", guess{"schema:longitude", "Place", 3, ""}),
	words("url website webseite homepage site siteweb web link lien", guess{"schema:url", "", 0, ""}),
	words("description beschreibung details desc", guess{"schema:description", "", 0, ""}),
	words("note notes notiz notizen bemerkung bemerkungen anmerkung remarque remarques comment comments kommentar commentaire",
		guess{"skos:note", "", 0, ""}),
	words("type kind art typ genre category kategorie categorie", guess{"dc11:type", "", 0, ""}),
}

// idWords are names of columns that name the row.
var idWords = strings.Fields("id uid uuid guid key code nr no number nummer kennung ident identifier identifiant numero num ref reference rowid messageid eventid personid termin vorgang")

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
			for _, n := range starterWords[i].names {
				if n == try {
					return &starterWords[i]
				}
			}
		}
	}
	return nil
}
