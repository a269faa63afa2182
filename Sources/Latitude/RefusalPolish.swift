public import Messages

/// A refusal in the words of one language, for pages.
public struct RefusalWords: Hashable, Sendable {
    /// What happened, one sentence.
    public let title: String
    /// The rule in its own words.
    public let rule: String
    /// Ways on, best first, each as what one can do; never empty.
    public let youCan: [String]

    init(_ title: String, rule: String, youCan: [String]) {
        (self.title, self.rule, self.youCan) = (title, rule, youCan)
    }
}

extension RefusalCode {
    /// The words under `refusal.CODE` of the catalogue: `title`, `rule`, and `ways` from `1` on.
    ///
    /// Nil for a code whose words stand in the older tables here.
    public func words(in language: Language) -> RefusalWords? {
        let words = Messages.of(language)
        guard words.has("refusal.\(rawValue).title") else { return nil }
        let ways = (1...).lazy.map { "refusal.\(rawValue).ways.\($0)" }.prefix { words.has($0) }
        return RefusalWords(
            words("refusal.\(rawValue).title"),
            rule: words("refusal.\(rawValue).rule"),
            youCan: ways.map { words($0) }
        )
    }

    /// The Polish words of the catalogue; what can be done is what can be done on a page.
    ///
    /// Nil for a code that has none; a test holds that every code has.
    public var polish: RefusalWords? {
        words(in: .pl) ?? Self.polishForm[self] ?? Self.polishPeople[self] ?? Self.polishBooks[self]
            ?? Self.polishWays[self] ?? Self.polishStories[self]
    }

    /// The person who answers for the rule where the books name none, in Polish.
    public var defaultOwnerInPolish: String {
        switch defaultOwner {
        case Self.overLimit.defaultOwner: "osoba odpowiadająca za zasady Twojego obiektu"
        case Self.notSignedIn.defaultOwner: "administracja Latitude w Twoim hotelu"
        case Self.serverAway.defaultOwner: "osoba prowadząca Wasz serwer Latitude"
        default: "księgi: dzięki tej zasadzie każdą kwotę można udowodnić"
        }
    }

    private static let polishForm: [RefusalCode: RefusalWords] = [
        .bodyTooLarge: RefusalWords(
            "To więcej, niż da się przyjąć naraz.",
            rule: "Formularz ma najwyżej 64 kB, a plik najwyżej 10 MB.",
            youCan: ["wysłać to jeszcze raz, krócej albo z mniejszym zdjęciem"]
        ),
        .malformedBody: RefusalWords(
            "Tego, co przyszło, nie da się odczytać.",
            rule: "Formularz przychodzi w całości i w UTF-8.",
            youCan: ["otworzyć stronę ponownie i wysłać formularz stamtąd"]
        ),
        .valueMalformed: RefusalWords(
            "Jedna z wartości ma niewłaściwą postać.",
            rule: "Każda wartość ma postać, jakiej oczekuje strona.",
            youCan: ["otworzyć stronę ponownie i wybrać wartość z formularza"]
        ),
        .textInvalid: RefusalWords(
            "Tekst zawiera znaki, których nie da się zachować.",
            rule: "Tekst składa się ze znaków, które można wydrukować.",
            youCan: ["usunąć nietypowe znaki i wysłać ponownie"]
        ),
        .textEmpty: RefusalWords(
            "Brakuje tekstu.",
            rule: "To pole wymaga choć kilku słów.",
            youCan: ["dopisać kilka słów"]
        ),
        .textTooLong: RefusalWords(
            "Tekst jest za długi.",
            rule: "Każde pole mieści tyle znaków, ile podano obok niego.",
            youCan: ["skrócić tekst"]
        ),
        .amountUnreadable: RefusalWords(
            "Nie da się odczytać kwoty.",
            rule: "Kwota to cyfry i najwyżej jeden przecinek lub kropka przed groszami.",
            youCan: ["napisać na przykład 120 albo 120,50"]
        ),
        .amountAmbiguous: RefusalWords(
            "Kwotę można odczytać na dwa sposoby.",
            rule: "Tysięcy się nie oddziela, żeby żadnej kwoty nie zgadywać.",
            youCan: ["napisać 1250 dla większej kwoty albo 1,25 dla mniejszej"]
        ),
        .currencyUnknown: RefusalWords(
            "Nie ma takiej waluty.",
            rule: "Waluty to te z normy ISO 4217.",
            youCan: ["podać trzyliterowy kod, na przykład PLN lub EUR", "pominąć kod"]
        ),
        .amountExponent: RefusalWords(
            "Kwota ma więcej miejsc po przecinku niż jej waluta.",
            rule: "Kwota to całkowita liczba najmniejszych jednostek waluty (ISO 4217).",
            youCan: ["zaokrąglić do najmniejszej jednostki waluty"]
        ),
        .amountMissing: RefusalWords(
            "Brakuje kwoty.",
            rule: "Wydatek, blokada i zniżka mają kwotę; czas i rzeczy jej nie wymagają.",
            youCan: ["podać kwotę, a za czas lub rzecz wpisać 0"]
        ),
        .amountNegative: RefusalWords(
            "Kwota nie może być ujemna.",
            rule: "Pieniądze, które wracają, księguje się jako zwrot albo cofnięcie.",
            youCan: ["otworzyć działanie i zapisać zwrot albo je cofnąć"]
        ),
        .amountZero: RefusalWords(
            "Kwota wynosi zero.",
            rule: "Wydatek, blokada, rozliczenie i zwrot są większe od zera.",
            youCan: ["podać kwotę", "oddać całą blokadę zamiast ją rozliczać"]
        ),
        .amountTooLarge: RefusalWords(
            "Kwota jest większa, niż mieszczą księgi.",
            rule: "Kwota ma najwyżej 2^53 najmniejszych jednostek.",
            youCan: ["sprawdzić liczbę cyfr"]
        ),
        .minutesOutOfRange: RefusalWords(
            "Podany czas nie może być właściwy.",
            rule: "Minut jest od 0 do 10 080, czyli tydzień.",
            youCan: ["podać liczbę minut"]
        ),
        .guestTwice: RefusalWords(
            "Podano i pokój, i gościa.",
            rule: "Działanie dotyczy jednego gościa, wskazanego pokojem albo nazwiskiem.",
            youCan: ["zostawić jedno, a drugie dopisać w słowach"]
        ),
        .holdTime: RefusalWords(
            "Czas blokady się nie zgadza.",
            rule: "Blokada kończy się po tej chwili i w ciągu 31 dni.",
            youCan: ["zostawić zwykły czas: 72 godziny"]
        ),
        .evidenceType: RefusalWords(
            "To nie jest zdjęcie ani PDF.",
            rule: "Rachunek to zdjęcie JPEG, PNG, WebP lub HEIC albo PDF, bez względu na nazwę.",
            youCan: ["zrobić zdjęcie rachunku", "napisać, dlaczego go nie ma"]
        ),
    ]
}
