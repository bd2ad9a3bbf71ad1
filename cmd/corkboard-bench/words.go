package main

import "strings"

// language is what texts in one language are made of, frequent words first.
type language struct {
	tag   string
	words []string
	ends  []string // of sentences
}

var stops = []string{".", "?", "!", "…"}

// languages are in the order of how often they are used.
var languages = []language{
	{"en", strings.Fields(`the to you and of we a it for is that on have this be with about your what can will
		are not they from when would send us could please know see at meeting list there story by if soon today more
		here people press think call documents published need office answer morning tomorrow campaign source week
		archive interview statement evening anyone confidential headquarters correspondence nevertheless`), stops},
	{"de", strings.Fields(`die der und das ist wir zu nicht es für sie mit auf ich dass bitte morgen heute gespräch
		noch über können würde schon möglich später zurück unterlagen veröffentlicht büro woche schönen grüße
		straße verfügung persönlich gegenüber auskunft schriftstück ausschuss`), stops},
	{"fr", strings.Fields(`de la le et vous est que nous à pour une dans ce qui pas être réunion aujourd’hui demain
		déjà après où merci réponse été bientôt lettre journal très prête élection deuxième façon reçu français
		naïveté dépêche communiqué`), []string{".", " ?", " !", "…"}},
	{"es", strings.Fields(`de que la el y en no por una con para está mañana reunión qué señor también según
		después información más año número teléfono próxima publicación oficina correo compañía`), stops},
	{"uk", strings.Fields(`і в на не що це з ми до як ви за про але зустріч сьогодні завтра лист дякую будь ласка
		телефон редакція відповідь опубліковано джерело тиждень зв’язок їхній`), stops},
	{"zh-Hans", strings.Fields(`我们 你们 的 是 今天 明天 会议 请 谢谢 文件 记者 消息 可以 什么 发布 办公室 回复 电话`), []string{"。", "？", "！"}},
	{"ar", strings.Fields(`من في على إلى هذا اليوم غدا اجتماع رسالة شكرا مكتب جواب صحيفة وثيقة`), []string{".", "؟", "!"}},
}

// oddities are what stands in texts and must be escaped, or looks as if.
var oddities = []string{
	"\n", " \"as agreed\"", "\n\n", " 👍", " https://example.org/?a=1&b=2#c", "\r\n", " C:\\files\\new", "\t—",
	" <draft> ", " 'off the record'", " 🇺🇦👩‍👩‍👧", " cafe\u0301", "\u00a0»", " @press #leak", " 50 %; {x}", " \u202bמחר\u202c",
}

var givenNames = strings.Fields(`Anna Peter Maria John Olena Wei Ahmed Chloé José Zoë Lena Igor Fatima Jürgen Noor
	Ivan Aoife Søren Łukasz Nguyễn Renée Paul Ingrid Yuki Tomás Dmytro Amélie Björn Sofia Grace`)

var familyNames = strings.Fields(`Smith Müller Garcia Kovalenko Wang Hassan Dubois O’Neill Nowak Jensen Rossi
	Fernández Petrenko Schröder Tanaka Novák Lefèvre Öberg Kim Silva Brown Haddad Łęcki Weiß Martin Ng Ibáñez Shevchenko
	de-la-Cruz Andersson Popescu Yılmaz Żak Bauer Ferreira`)

var roles = []string{"member", "chair", "adviser", "press officer", "treasurer", "founder", "secretary", "driver"}
