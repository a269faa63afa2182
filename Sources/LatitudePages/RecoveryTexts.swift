/// The words of one act.
struct RecoveryTexts: Sendable {
    /// The kind, what it was opened with, and whether any of it is held still.
    let title: @Sendable (PageAct.Kind, String, Bool) -> String
    let facts: String
    let what: String
    let whom: String
    let nobodyNamed: String
    let when: String
    /// The day it happened, and when it was booked.
    let happened: @Sendable (String, String) -> String
    let by: String
    let means: String
    let minutes: String
    let minuteCount: @Sendable (Int) -> String
    let heldUntil: String
    let incident: String
    let erased: String
    let kept: String
    let entries: String
    let entry: @Sendable (PageAct.EntryKind) -> String
    /// The policy's number and owner.
    let coveredBy: @Sendable (Int, String) -> String
    let cover: String
    let bills: String
    let whatBecame: String
    let notAsked: String
    let notAskedDetail: String
    let asTold: String
    let readBy: @Sendable (PageShare) -> String
    let settleTitle: String
    let cameTo: String
    let paidFrom: String
    let settle: String
    let releaseTitle: String
    let releaseDetail: String
    let release: String
    let outcomeTitle: String
    let outcomeMissing: String
    let whatTheySaid: String
    let report: String
    let storyTitle: String
    let tellIt: String
    let storyHint: String
    let lowered: String
    let keepStory: String
    let repayQuestion: String
    let cameBack: String
    let wentTo: String
    let repay: String
    let atMost: @Sendable (String) -> String
    let undoQuestion: String
    let whatWasWrong: String
    let bothStay: String
    let undo: @Sendable (String) -> String
    let done: @Sendable (ActStep) -> String
    let notDone: String
    let refusal: @Sendable (ActRefusal) -> String
}

extension RecoveryTexts {
    static let english = Self(
        title: { kind, amount, isHeld in
            switch kind {
            case .spend: "\(amount) spent"
            case .hold: isHeld ? "\(amount) held" : "Hold of \(amount), over"
            case .waiver: "\(amount) struck off"
            case .gift: "Given, at a cost of \(amount)"
            }
        },
        facts: "What it was",
        what: "What",
        whom: "For",
        nobodyNamed: "nobody named",
        when: "When",
        happened: { "\($0), booked \($1)" },
        by: "By",
        means: "From",
        minutes: "Time given",
        minuteCount: { PluralText.english(one: "minute", other: "minutes").text($0) },
        heldUntil: "Held until",
        incident: "Belongs to",
        erased: "Its words were erased.",
        kept: "kept to the fund",
        entries: "In the books",
        entry: { kind in
            switch kind {
            case .spend: "Spent"
            case .hold: "Held"
            case .settle: "Settled"
            case .release: "Given back to the fund"
            case .repay: "Came back"
            case .reverse: "Undone"
            }
        },
        coveredBy: { "Covered by policy \($0), whose owner is \($1)." },
        cover: "Cover note",
        bills: "Bills of this act",
        whatBecame: "What became of the guest",
        notAsked: "Nobody asked yet.",
        notAskedDetail: "One tap is enough once you know.",
        asTold: "As told",
        readBy: { share in
            switch share {
            case .fund: "Read by you alone"
            case .team: "Read by your team, its managers included"
            case .house: "Read by everybody in the house"
            }
        },
        settleTitle: "What did it come to?",
        cameTo: "It came to",
        paidFrom: "Paid from",
        settle: "Settle it",
        releaseTitle: "Not needed after all?",
        releaseDetail: "All that is held goes back to your fund.",
        release: "Give it all back",
        outcomeTitle: "How is the guest now?",
        outcomeMissing: "Choose what became of the guest.",
        whatTheySaid: "What they said, if anything",
        report: "Keep the outcome",
        storyTitle: "Tell it, if you like",
        tellIt: "The story",
        storyHint: "As you would tell it at the line-up. Leave the guest’s name out.",
        lowered: "You can lower it again at any time: the latest telling counts.",
        keepStory: "Keep the story",
        repayQuestion: "Did money come back?",
        cameBack: "Came back",
        wentTo: "Where it went",
        repay: "Record what came back",
        atMost: { "At most \($0)." },
        undoQuestion: "Wrong room or amount? Undo it",
        whatWasWrong: "What was wrong",
        bothStay: "Both entries stay visible in the books, and the fund is whole again.",
        undo: { "Undo \($0)" },
        done: { step in
            switch step {
            case .outcome: "The outcome is kept."
            case .story: "The story is kept, and read by whom you chose."
            case .settle: "Settled. The rest is back in your fund."
            case .release: "Given back. Your fund is whole again."
            case .repay: "Recorded. It is back in your fund."
            case .undo: "Undone. Both entries stay visible, and the fund is whole again."
            }
        },
        notDone: "Nothing was changed",
        refusal: { refusal in
            switch refusal {
            case .idReused: "This form was recorded already, with something else in it. Look below."
            case .alreadyReversed: "This act was undone before; nothing follows on it."
            case .notAHold: "Only a hold is settled or given back."
            case .alreadySettled: "This hold was settled before. Record what came after by itself."
            case .alreadyReleased:
                "This hold was given back before. Record what you spend by itself."
            case .holdExpired: "This hold has run out, and its money is back in the fund."
            case .holdOpen: "It is still held. Give it back instead."
            case .overHold: "That is more than was held. Settle that much, and record the rest."
            case .overRepayable: "That is more than is left to come back."
            case .overOwnMoney: "That is more than came out of your own pocket. Say where it went."
            case .notYours: "This is for its owner to do."
            }
        }
    )

    static let polish = Self(
        title: { kind, amount, isHeld in
            switch kind {
            case .spend: "Wydano \(amount)"
            case .hold: isHeld ? "Blokada: \(amount)" : "Zakończona blokada: \(amount)"
            case .waiver: "Zdjęto z rachunku \(amount)"
            case .gift: "Dano, koszt \(amount)"
            }
        },
        facts: "Co to było",
        what: "Co",
        whom: "Dla kogo",
        nobodyNamed: "nikogo nie podano",
        when: "Kiedy",
        happened: { "\($0), wpis \($1)" },
        by: "Kto",
        means: "Skąd",
        minutes: "Poświęcony czas",
        minuteCount: {
            PluralText.polish(
                one: "minuta",
                few: "minuty",
                many: "minut",
                other: "minuty"
            ).text($0)
        },
        heldUntil: "Blokada do",
        incident: "Należy do",
        erased: "Słowa zostały usunięte.",
        kept: "zostaje w funduszu",
        entries: "W księdze",
        entry: { kind in
            switch kind {
            case .spend: "Wydano"
            case .hold: "Zablokowano"
            case .settle: "Rozliczono"
            case .release: "Oddano do funduszu"
            case .repay: "Wróciło"
            case .reverse: "Cofnięto"
            }
        },
        coveredBy: { "Podstawa: zasady \($0), odpowiada za nie \($1)." },
        cover: "Poświadczenie",
        bills: "Rachunki do tego działania",
        whatBecame: "Co dalej z gościem",
        notAsked: "Nikt jeszcze nie pytał.",
        notAskedDetail: "Gdy już wiadomo, wystarczy jedno dotknięcie.",
        asTold: "Opowiedziane",
        readBy: { share in
            switch share {
            case .fund: "Czytasz tylko Ty"
            case .team: "Czyta Twój zespół razem z kierownictwem"
            case .house: "Czytają wszyscy w organizacji"
            }
        },
        settleTitle: "Ile to kosztowało?",
        cameTo: "Koszt",
        paidFrom: "Skąd zapłacono",
        settle: "Rozlicz",
        releaseTitle: "Jednak niepotrzebne?",
        releaseDetail: "Całość blokady wróci do Twojego funduszu.",
        release: "Oddaj wszystko",
        outcomeTitle: "Jak jest teraz z gościem?",
        outcomeMissing: "Wybierz, co dalej z gościem.",
        whatTheySaid: "Co gość powiedział, jeśli coś",
        report: "Zapisz wynik",
        storyTitle: "Opowiedz o tym, jeśli chcesz",
        tellIt: "Historia",
        storyHint: "Tak, jak na odprawie. Bez nazwiska gościa.",
        lowered: "W każdej chwili można to ograniczyć: liczy się ostatnia wersja.",
        keepStory: "Zapisz historię",
        repayQuestion: "Pieniądze wróciły?",
        cameBack: "Wróciło",
        wentTo: "Dokąd trafiły",
        repay: "Zapisz zwrot",
        atMost: { "Najwyżej \($0)." },
        undoQuestion: "Zły pokój lub kwota? Cofnij",
        whatWasWrong: "Co było nie tak",
        bothStay: "Oba wpisy zostają widoczne w księdze, a fundusz znów jest cały.",
        undo: { "Cofnij \($0)" },
        done: { step in
            switch step {
            case .outcome: "Wynik jest zapisany."
            case .story: "Historia jest zapisana i czytają ją ci, których wskazano."
            case .settle: "Rozliczono. Reszta wróciła do Twojego funduszu."
            case .release: "Oddano. Twój fundusz znów jest cały."
            case .repay: "Zapisano. Pieniądze wróciły do Twojego funduszu."
            case .undo: "Cofnięto. Oba wpisy zostają widoczne, a fundusz znów jest cały."
            }
        },
        notDone: "Nic się nie zmieniło",
        refusal: { refusal in
            switch refusal {
            case .idReused: "Ten formularz zapisano już z inną treścią. Spójrz poniżej."
            case .alreadyReversed:
                "To działanie cofnięto już wcześniej; nic już po nim nie następuje."
            case .notAHold: "Rozlicza się i oddaje tylko blokadę."
            case .alreadySettled: "Tę blokadę już rozliczono. Co było potem, zapisz osobno."
            case .alreadyReleased: "Tę blokadę już oddano. Nowy wydatek zapisz osobno."
            case .holdExpired: "Ta blokada wygasła, a pieniądze wróciły do funduszu."
            case .holdOpen: "To wciąż blokada. Zamiast cofać, oddaj ją."
            case .overHold: "To więcej, niż zablokowano. Rozlicz tyle, a resztę zapisz osobno."
            case .overRepayable: "To więcej, niż zostało do zwrotu."
            case .overOwnMoney: "To więcej, niż wyszło z Twojej kieszeni. Wskaż, dokąd trafiły."
            case .notYours: "To należy do osoby, która to zapisała."
            }
        }
    )
}
