package main

import "strings"

// commonWords are the most frequent words of English, by rank.
const commonWords = `
the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one
you were all her she there would their we him been has when who will no more if out so up said what its about than
into them can only other time new some could these two may first then do any like my now over such our man me even
most made after also did many off before must well back through years much where your way down should because long
each just state those people too how good little work life still own see get here between both under never day same
another know while last might us great old year come since against go came right used take three states himself few
house use during without again place around however home small found mrs thought went say part once general high upon
school every does got united left number course war until always away something fact water though public less put
think almost hand enough far took head yet government system set told nothing night end why find going look asked
later knew point next city program business give group toward young days let room within side social given order often
national
`

// newsWords are those that a briefing is made of.
const newsWords = `
ministry report review policy budget agreement committee council inquiry statement source official deal contract
supply energy security border trade sanction court ruling appeal parliament vote election coalition draft clause audit
figures quarter growth export import tariff pipeline grid reactor harbour shipping convoy patrol brigade drone missile
ceasefire negotiation envoy summit communique declaration protocol treaty framework compliance inspection regulator
licence subsidy auction tender bidder procurement warehouse depot corridor railway bridge airfield province district
municipality governor mayor deputy spokesperson analyst adviser commander director chair secretary minister delegation
observer monitor investigator prosecutor witness testimony evidence document memo cable leak disclosure archive
dataset estimate forecast scenario assumption baseline threshold deadline extension suspension withdrawal deployment
rotation exercise reserve stockpile shortage surplus price index inflation currency bond yield deficit debt
restructuring guarantee insurer lender creditor portfolio holding subsidiary shareholder board merger acquisition
stake divestment facility plant refinery terminal warehouse laboratory hospital outbreak vaccine clinic ward screening
drought harvest grain fertiliser irrigation flood storm relief shelter registry census migration visa asylum camp
quota union strike wage pension reform bill amendment veto decree mandate transition constitution tribunal verdict
sentence parole amnesty militia insurgent checkpoint curfew raid seizure arrest detention hostage ransom network
platform server breach malware exploit vulnerability patch encryption satellite orbit launch payload telemetry sensor
antenna spectrum operator carrier tower outage latency
`

// commonFamilyNames are followed by invented ones.
const commonFamilyNames = `
Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Wilson Anderson Thomas
Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young Allen
King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts
Müller Ångström Núñez O'Brien O'Connor Dvořák Gauthier-Lemaire Al-Sayed García-Ruiz
`

// What invented words consist of.
var (
	onsets   = strings.Fields(`b br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sc sh sl sp st str t th tr v w`)
	nuclei   = strings.Fields(`a a a e e e i i o o u ai ea ee io oa ou`)
	codas    = strings.Fields(`n r s t l m d ck nd nt st rt rm ng ss x`)
	wordEnds = strings.Fields(`ing ed er ion ly ment ous al ity ance ive ure ate ish able s s`)
)

// What names consist of.
var (
	givenNames = strings.Fields(`
James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Jessica
Thomas Sarah Karen Daniel Nancy Matthew Lisa Anthony Betty Mark Margaret Donald Sandra Steven Ashley Paul Kimberly
Andrew Emily Joshua Donna Kenneth Michelle Kevin Carol Brian Amanda George Dorothy Edward Melissa Ronald Deborah
Timothy Stephanie Jason Rebecca Jeffrey Sharon Ryan Laura Jacob Cynthia Gary Kathleen Nicholas Amy Eric Angela
Jonathan Shirley Stephen Anna Larry Brenda Justin Pamela Scott Emma Brandon Nicole Benjamin Helen Samuel Samantha
Gregory Katherine Alexander Christine Frank Debra Patrick Rachel Raymond Carolyn Jack Janet Dennis Maria José Zoë
André Søren Björn Łukasz Renée Inés
`)
	organisationFirst = strings.Fields(`
National Northern Southern Eastern Western Central Royal Federal Joint International United Independent Coastal
Regional General Continental
`)
	organisationField = strings.Fields(`
Harbour Energy Defence Maritime Trade Policy Security Technology Grain Water Mining Transport Health Space Cyber Audit
Finance Border Election Climate
`)
	organisationForm = strings.Fields(`
Institute Agency Commission Authority Council Foundation Corporation Group Holdings Bureau Ministry Office Bank
Alliance Federation Union Consortium Laboratory
`)
	offices      = []string{"Dr", "General", "Minister", "Judge", "Senator"}
	placeFirst   = []string{"", "", "", "Port ", "Saint ", "New ", "Upper ", "Lower ", "Fort ", "Mount "}
	placeEnds    = strings.Fields(`ville burg ton stan ia grad haven mouth ford dale land polis`)
	conceptFirst = []string{"Operation ", "Project ", "Treaty of ", "Pact of ", "Plan "}
)
