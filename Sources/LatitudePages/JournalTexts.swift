/// The words of the journal.
struct JournalTexts: Sendable {
    let title: String
    let lede: String
    let reference: String
    let entries: @Sendable (Int) -> String
    let caption: @Sendable (Int64, Int64) -> String
    let none: String
    let noneDetail: String
    let download: String
    let codeAndKind: String
    let number: String
    let numberShort: String
    let occurred: String
    let booked: String
    let property: String
    let costCentre: String
    let by: String
    let evidence: String
    let amount: String
    let account: String
    let debit: String
    let credit: String
    let currency: String
    let postingsOf: @Sendable (String) -> String
    let equal: @Sendable (String) -> String
    let noLines: String
    let fund: @Sendable (String, String) -> String
    let bookedAt: String
    let means: String
    let policy: String
    let certificateLabel: String
    let certificate: @Sendable (String, String) -> String
    let act: String
    let actFacts: String
    let actEntries: String
    let digest: String
    let totals: String
    let totalsDetail: String
    let sum: String

    static let english = Self(
        title: "Journal",
        lede: "Every entry, newest number first. Order is by number, never by time.",
        reference: "Code or number",
        entries: { PluralText.english(one: "entry", other: "entries").text($0) },
        caption: { "Entries \($0) to \($1)" },
        none: "No entry is like this.",
        noneDetail: "Widen the filter, or clear it to see the whole journal.",
        download: "Download as CSV, a row for each posting",
        codeAndKind: "Code and kind",
        number: "Number",
        numberShort: "No.",
        occurred: "Occurred",
        booked: "Booked",
        property: "Property",
        costCentre: "Cost centre",
        by: "By",
        evidence: "Evidence",
        amount: "Amount",
        account: "Account",
        debit: "Debit",
        credit: "Credit",
        currency: "Currency",
        postingsOf: { "Postings of \($0)" },
        equal: { "Debits and credits are equal: \($0)" },
        noLines: "It moves authority alone, so it has no postings.",
        fund: { "Authority of the funds: used \($0), held \($1)." },
        bookedAt: "Booked at",
        means: "Means",
        policy: "Policy",
        certificateLabel: "Certificate",
        certificate: { "\($0), valid to \($1)" },
        act: "The act",
        actFacts: "money facts",
        actEntries: "all its entries",
        digest: "Digest",
        totals: "Totals of all that match",
        totalsDetail: "Every posting of those entries. Currencies are never added together.",
        sum: "Sum"
    )

    static let polish = Self(
        title: "Dziennik",
        lede: "Każdy zapis, od najnowszego numeru. Kolejność wyznacza numer, nigdy czas.",
        reference: "Kod lub numer",
        entries: {
            PluralText.polish(one: "zapis", few: "zapisy", many: "zapisów", other: "zapisu")
                .text($0)
        },
        caption: { "Zapisy od \($0) do \($1)" },
        none: "Żaden zapis taki nie jest.",
        noneDetail: "Poszerz filtr albo go wyczyść, a zobaczysz cały dziennik.",
        download: "Pobierz jako CSV, wiersz na każdy dekret",
        codeAndKind: "Kod i rodzaj",
        number: "Numer",
        numberShort: "Nr",
        occurred: "Zdarzenie",
        booked: "Zaksięgowano",
        property: "Obiekt",
        costCentre: "MPK",
        by: "Kto",
        evidence: "Rachunek",
        amount: "Kwota",
        account: "Konto",
        debit: "Winien",
        credit: "Ma",
        currency: "Waluta",
        postingsOf: { "Dekrety zapisu \($0)" },
        equal: { "Winien i Ma są równe: \($0)" },
        noLines: "Zmienia tylko fundusz, więc nie ma dekretów.",
        fund: { "Fundusze: wykorzystane \($0), zablokowane \($1)." },
        bookedAt: "Zapisano",
        means: "Środki",
        policy: "Zasady",
        certificateLabel: "Certyfikat",
        certificate: { "\($0), ważny do \($1)" },
        act: "Działanie",
        actFacts: "fakty finansowe",
        actEntries: "wszystkie zapisy",
        digest: "Skrót",
        totals: "Obroty wszystkich znalezionych",
        totalsDetail: "Każdy dekret tych zapisów. Walut nigdy się nie sumuje.",
        sum: "Razem"
    )
}
