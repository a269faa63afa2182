/// The words of letters of praise.
struct LetterTexts: Sendable {
    let title: String
    let lede: String
    let none: String
    let noneDetail: String
    let open: String
    let back: String
    let erased: String
    /// What every letter is headed by, begins and ends with.
    let praise: String
    let to: @Sendable (String) -> String
    let opening: String
    let closing: String
    let newTitle: String
    let words: String
    let wordsHint: String
    let forGood: String
    let give: String
    let given: @Sendable (String) -> String
    let toStories: String
    let notGiven: String
    let trouble: @Sendable (WriteLetterPage.Trouble) -> String

    static let english = Self(
        title: "My letters",
        lede: "What managers wrote to you about an act you told. Nobody else reads them.",
        none: "No letter yet.",
        noneDetail: "Share a story, and a manager may write to you about it.",
        open: "Open to print",
        back: "All my letters",
        erased: "These words were erased with those about the guest.",
        praise: "Letter of praise",
        to: { "for \($0)" },
        opening: "You put a guest right, and this is how it was told:",
        closing: "With thanks and respect,",
        newTitle: "Write a letter of praise",
        words: "In your own words",
        wordsHint: """
            At least one sentence: what was done well, and what it meant. The story stands above, \
            so it needs no repeating; leave out the guest’s name.
            """,
        forGood: """
            The letter is theirs for good. Nobody else reads it, and nobody takes it back, you \
            neither.
            """,
        give: "Give the letter",
        given: { "\($0) has your letter now." },
        toStories: "Back to the stories",
        notGiven: "Nothing was given yet.",
        trouble: { trouble in
            switch trouble {
            case .empty:
                "The letter is empty. Write a sentence: what was done well, and what it meant."
            case .noSentence:
                "No sentence of your own yet. Say in three words or more what the story does not."
            case .tooLong: "This is longer than 2,000 characters. Shorten it a little."
            case .invalid: "Some of these characters cannot be kept. Type the letter again."
            case .given:
                "That letter was given already and stays as it is. Send this as another one."
            }
        }
    )

    static let polish = Self(
        title: "Moje listy",
        lede: "Co napisali kierownicy o działaniu z Twojej historii. Nikt inny tego nie czyta.",
        none: "Nie ma jeszcze listu.",
        noneDetail: "Udostępnij historię, a ktoś z kierownictwa może o niej do Ciebie napisać.",
        open: "Otwórz do druku",
        back: "Wszystkie moje listy",
        erased: "Te słowa usunięto razem ze słowami o gościu.",
        praise: "List pochwalny",
        to: { "dla: \($0)" },
        opening: "Dzięki Tobie gość dostał pomoc, a opowiedziano to tak:",
        closing: "Z podziękowaniem i szacunkiem,",
        newTitle: "Napisz list pochwalny",
        words: "Twoimi słowami",
        wordsHint: """
            Co najmniej jedno zdanie: co się udało i jakie to miało znaczenie. Historia stoi \
            powyżej, więc nie trzeba jej powtarzać; nazwisko gościa pomiń.
            """,
        forGood: """
            List zostaje u tej osoby na zawsze. Nikt inny go nie czyta i nikt go nie cofnie, Ty \
            też nie.
            """,
        give: "Przekaż list",
        given: { "\($0) ma już Twój list." },
        toStories: "Wróć do historii",
        notGiven: "Niczego jeszcze nie przekazano.",
        trouble: { trouble in
            switch trouble {
            case .empty: "List jest pusty. Napisz zdanie: co się udało i jakie to miało znaczenie."
            case .noSentence:
                "Nie ma tu jeszcze Twojego zdania. Powiedz w trzech słowach lub więcej to, czego "
                    + "nie mówi historia."
            case .tooLong: "To więcej niż 2000 znaków. Skróć trochę."
            case .invalid: "Niektórych znaków nie da się zachować. Wpisz list jeszcze raz."
            case .given:
                "Tamten list jest już przekazany i zostaje, jaki jest. Wyślij ten jako kolejny."
            }
        }
    )
}
