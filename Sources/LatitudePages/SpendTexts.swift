/// The words of the spend page.
struct SpendTexts: Sendable {
    let title: String
    let amountHint: String
    let words: String
    let wordsHint: String
    let whom: String
    let guestNeeded: String
    let button: String
    let atOnce: String
    let more: String
    let minutes: String
    let minutesTrouble: String
    let means: String
    let circumstances: String
    let newGuest: String
    let hold: String
    let usedTitle: String
    let usedDetail: String
    let myFund: String
    /// Why the fund is open, from the certificate's last day.
    let openBecause: @Sendable (String) -> String
    let lastRecoveries: String
    let all: String
    /// The month so far: acts, guests better or delighted, guests not yet asked.
    let month: @Sendable (Int, Int, Int) -> String
    let none: String
    let noneDetail: String
    let notCertified: String
    let certificateEnded: @Sendable (String) -> String
    let noPolicy: String
    let left: String
    let opensWithCertificate: String
    let opensWithPolicy: String
    let openWhileHere: String
    let owner: @Sendable (String) -> String
    let youCan: String
    let closedWays: [String]

    static let english = Self(
        title: "Put it right",
        amountHint: "0 is fine: time and kindness count too.",
        words: "What went wrong, what you did",
        wordsHint: "A few words, such as “cold dinner: fresh meal and wine”.",
        whom: "Room or guest, if you know it",
        guestNeeded: "Limits here are per guest, so name the room or the guest.",
        button: "Record it",
        atOnce: "Within your limits it is booked at once. Nobody has to approve it.",
        more: "Add minutes, means, who may read it",
        minutes: "Minutes you gave",
        minutesTrouble: "It is not a number of minutes. Write 20; at most 10080, a week.",
        means: "Where it came from",
        circumstances: "What else is so",
        newGuest: "The guest has just arrived; the room had another one before.",
        hold: "Only hold it, for 72 hours. I record later what it came to.",
        usedTitle: "This form was recorded already",
        usedDetail: """
            What it says now is something else, so it has a number of its own from here on. \
            “Record it” books it as a second act.
            """,
        myFund: "What is left of my fund",
        openBecause: { "Open because your certificate is valid to \($0)." },
        lastRecoveries: "My last recoveries",
        all: "All of them",
        month: { acts, better, notAsked in
            let act = PluralText.english(one: "act", other: "acts")
            let guest = PluralText.english(one: "guest", other: "guests")
            return "This month: \(act.text(acts)), \(guest.text(better)) better or delighted, "
                + "\(notAsked) not yet asked."
        },
        none: "No recovery of yours yet.",
        noneDetail: "The first one takes twenty seconds: an amount and a few words.",
        notCertified: "Your fund opens with your first certificate",
        certificateEnded: { "Your certificate ended on \($0)" },
        noPolicy: "No limits are in force at your property",
        left: "Your fund ended with your last day",
        opensWithCertificate: "Recording a valid certificate opens it at once.",
        opensWithPolicy: "A policy in force opens it at once.",
        openWhileHere: "A fund is open while its owner works here.",
        owner: { "The rule is owned by \($0)." },
        youCan: "You can:",
        closedWays: [
            "ask any certified colleague to book it from their own fund",
            "still say what became of a guest, and tell what you did before",
        ]
    )

    static let polish = Self(
        title: "Napraw to dla gościa",
        amountHint: "Może być 0: czas i życzliwość też się liczą.",
        words: "Co poszło źle i co udało się zrobić",
        wordsHint: "Kilka słów, np. „zimna kolacja: nowe danie i wino”.",
        whom: "Pokój lub gość, jeśli wiadomo",
        guestNeeded: "Limity są tu na gościa, więc podaj pokój albo gościa.",
        button: "Zapisz",
        atOnce: "W granicach limitów wpis księguje się od razu. Nikt nie musi go zatwierdzać.",
        more: "Dodaj minuty, źródło, kto może czytać",
        minutes: "Minuty poświęcone gościowi",
        minutesTrouble: "To nie jest liczba minut. Wpisz np. 20; najwyżej 10080, czyli tydzień.",
        means: "Skąd to pochodzi",
        circumstances: "Co jeszcze warto wiedzieć",
        newGuest: "Gość dopiero przyjechał; przedtem w tym pokoju był ktoś inny.",
        hold: "Tylko zablokuj na 72 godziny. Później zapiszę, ile to kosztowało.",
        usedTitle: "Ten formularz jest już zapisany",
        usedDetail: """
            Teraz mówi on coś innego, więc ma odtąd własny numer. „Zapisz” zaksięguje go jako \
            drugie działanie.
            """,
        myFund: "Ile zostało w moim funduszu",
        openBecause: { "Fundusz jest otwarty, bo Twój certyfikat jest ważny do \($0)." },
        lastRecoveries: "Moje ostatnie działania",
        all: "Wszystkie",
        month: { acts, better, notAsked in
            "W tym miesiącu: działania \(acts), goście z wynikiem „lepiej” lub „zachwyt” "
                + "\(better), jeszcze bez pytania \(notAsked)."
        },
        none: "Nie ma tu jeszcze Twoich działań.",
        noneDetail: "Pierwsze zajmuje dwadzieścia sekund: kwota i kilka słów.",
        notCertified: "Twój fundusz otwiera się z pierwszym certyfikatem",
        certificateEnded: { "Twój certyfikat był ważny do \($0)" },
        noPolicy: "W Twoim obiekcie nie obowiązują żadne limity",
        left: "Twój fundusz zamknął się z ostatnim dniem pracy",
        opensWithCertificate: "Otwiera się od razu po wpisaniu ważnego certyfikatu.",
        opensWithPolicy: "Otwiera się od razu, gdy zaczną obowiązywać zasady.",
        openWhileHere: "Fundusz jest otwarty, dopóki jego właściciel tu pracuje.",
        owner: { "Za zasadę odpowiada \($0)." },
        youCan: "Możesz:",
        closedWays: [
            "poprosić kogoś z certyfikatem, aby zapisał to ze swojego funduszu",
            "nadal zapisywać wyniki u gości i opowiadać, co się działo wcześniej",
        ]
    )
}
