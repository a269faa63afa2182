import Messages

/// The words of the page on outcomes.
struct OutcomesTexts: Sendable {
    let title: String
    let lede: @Sendable (String) -> String
    let short: String
    let good: String
    let asked: String
    let notAskedDiffer: @Sendable (Int) -> String
    let window: String
    let months: @Sendable (Int) -> String
    let mix: String
    let mixSentence: String
    let mixCaption: String
    let mixTitle: @Sendable (String) -> String
    let mixDetail: String
    let monthsHead: String
    let heads: @Sendable (OutcomeTexts) -> [String]
    let tone: @Sendable (ChartTone, OutcomeTexts) -> String
    let cost: String
    let confounder: String
    let finding: @Sendable (OutcomesPage.Finding, [String]) -> String
    let costTitle: @Sendable (String) -> String
    let costDetail: @Sendable (Int) -> String
    let costCaption: String
    let costHead: String
    let askedHead: String
    let shareHead: String
    let intervalHead: String
    let band: @Sendable (OutcomesPage.Band, Language) -> String
    let mixTable: String
    let costTable: String
    let kept: String

    static let english = Self(
        title: "Outcomes",
        lede: {
            "What became of the guests of \($0). Outcome first, cost second, never by person."
        },
        short: "In short",
        good: "Better or delighted",
        asked: "Outcome asked",
        notAskedDiffer: { count in
            let noun = PluralText.english(one: "guest", other: "guests")
            return """
                \(noun.text(count)) not asked may differ from those who were: read each share as \
                “of those asked”.
                """
        },
        window: "Months shown",
        months: { PluralText.english(one: "month", other: "months").text($0) },
        mix: "Outcome mix over time",
        mixSentence: """
            Each month is told on the first Monday that comes a week after its end, as the books \
            stand then, and stays so. Where a number would rest on fewer than three recoveries by \
            three people, the month is told together with those after it. No trend is claimed.
            """,
        mixCaption: "Recoveries by outcome, in numbers. From the base: the best outcome first.",
        mixTitle: { "Outcomes over time, \($0)" },
        mixDetail: """
            Stacked columns of counts; a wide column stands for several months. From the base: \
            delighted, better, same, worse, lost, not asked. The table has the same numbers.
            """,
        monthsHead: "Months",
        heads: { outcome in
            PageOutcome.allCases.map(outcome.outcome)
                + ["Better or delighted", "Not better", "Not asked", "All"]
        },
        tone: { tone, outcome in
            switch tone {
            case .good: "Better or delighted, not told apart"
            case .notGood: "Not better, not told apart"
            case .open: outcome.notAsked
            default: PageOutcome(rawValue: tone.rawValue).map(outcome.outcome) ?? ""
            }
        },
        cost: "Cost against outcome",
        confounder: """
            Not proven: that cost has no effect. Harder cases may cost more, and nobody was \
            assigned a cost by lot.
            """,
        finding: { finding, bands in
            switch finding {
            case .tooFew: "Too few answers to say whether more money shows another outcome."
            case .plateau(_, isWhole: true):
                "More money has not shown a better outcome here: neighbouring intervals overlap."
            case .plateau(let from, isWhole: false):
                """
                A plateau: from “\(bands[from])” on, more money has not shown a better outcome; \
                neighbouring intervals overlap.
                """
            case .differs(let place):
                "“\(bands[place])” lies apart from the cheaper band beside it."
            }
        },
        costTitle: { "Guests better or delighted, by what the recovery cost, \($0)" },
        costDetail: { judged in
            let noun = PluralText.english(one: "band has", other: "bands have")
            return """
                A row for each band of cost: a dot for the share, a line for its 95 per cent \
                interval, on an axis from 0 to 100 per cent. \(noun.text(judged)) 30 answers or \
                more; others are hollow and dashed.
                """
        },
        costCaption: """
            Dot: share of guests asked. Line: 95 % interval (Wilson). Hollow and dashed: fewer \
            than 30 asked, no percentage.
            """,
        costHead: "Cost",
        askedHead: "Asked",
        shareHead: "Share",
        intervalHead: "95 % interval",
        band: { band, language in
            switch (band.above?.text(in: language), band.upTo) {
            case (nil, let upTo?) where upTo.minor == 0: "Nothing, time only"
            case (nil, let upTo?): "Up to \(upTo.text(in: language))"
            case (let above?, let upTo?):
                "\(band.above?.number(in: language) ?? above) to \(upTo.text(in: language))"
            case (let above?, nil): "Over \(above)"
            case (nil, nil): "Any"
            }
        },
        mixTable: "Table: outcome mix over time",
        costTable: "Table: cost against outcome",
        kept: SumsTexts.english.keptMeans
    )

    static let polish = Self(
        title: "Wyniki",
        lede: { "Co stało się z gośćmi: \($0). Najpierw wynik, potem koszt, nigdy według osób." },
        short: "W skrócie",
        good: "Lepiej lub zachwyt",
        asked: "Z pytaniem o wynik",
        notAskedDiffer: { count in
            """
            Bez pytania: \(count). Ci goście mogą się różnić od pozostałych; każdy udział to \
            „z zapytanych”.
            """
        },
        window: "Ile miesięcy",
        months: { "\($0) mies." },
        mix: "Wyniki w czasie",
        mixSentence: """
            Miesiąc pojawia się w pierwszy poniedziałek po upływie tygodnia od jego końca, według \
            stanu ksiąg z tego dnia, i już się nie zmienia. Jeśli za którąś liczbą stoją mniej niż \
            trzy działania trzech osób, jest podany razem z następnymi. O trendzie nic tu nie \
            twierdzimy.
            """,
        mixCaption: "Działania według wyniku, w liczbach. Od dołu: najlepszy wynik.",
        mixTitle: { "Wyniki w czasie, \($0)" },
        mixDetail: """
            Kolumny z liczb; szeroka kolumna to kilka miesięcy. Od dołu: zachwyt, lepiej, bez \
            zmian, gorzej, utrata, bez pytania. Tabela podaje te same liczby.
            """,
        monthsHead: "Miesiące",
        heads: { outcome in
            PageOutcome.allCases.map(outcome.outcome)
                + ["Lepiej lub zachwyt", "Nie lepiej", "Bez pytania", "Razem"]
        },
        tone: { tone, outcome in
            switch tone {
            case .good: "Lepiej lub zachwyt, bez podziału"
            case .notGood: "Nie lepiej, bez podziału"
            case .open: outcome.notAsked
            default: PageOutcome(rawValue: tone.rawValue).map(outcome.outcome) ?? ""
            }
        },
        cost: "Koszt a wynik",
        confounder: """
            Nie dowodzi to, że koszt nie działa. Trudniejsze sprawy mogą kosztować więcej, a \
            kosztu nikt nie losował.
            """,
        finding: { finding, bands in
            switch finding {
            case .tooFew: "Za mało odpowiedzi, by powiedzieć, czy większy koszt to inny wynik."
            case .plateau(_, isWhole: true):
                "Większy koszt nie dał tu lepszego wyniku: sąsiednie przedziały się stykają."
            case .plateau(let from, isWhole: false):
                """
                Płaskowyż: od „\(bands[from])” w górę większy koszt nie okazał się lepszym \
                wynikiem; sąsiednie przedziały się stykają.
                """
            case .differs(let place):
                "„\(bands[place])” wyraźnie różni się od tańszego przedziału obok."
            }
        },
        costTitle: { "Goście: lepiej lub zachwyt, według kosztu działania, \($0)" },
        costDetail: { judged in
            """
            Wiersz dla każdego przedziału kosztu: punkt to udział, linia to przedział 95 procent, \
            na osi od 0 do 100 procent. Przedziały z co najmniej 30 odpowiedziami: \(judged); \
            inne są puste i przerywane.
            """
        },
        costCaption: """
            Punkt: udział zapytanych gości. Linia: przedział 95 % (Wilson). Pusty i przerywany: \
            mniej niż 30 zapytanych, bez procentów.
            """,
        costHead: "Koszt",
        askedHead: "Zapytani",
        shareHead: "Udział",
        intervalHead: "Przedział 95 %",
        band: { band, language in
            switch (band.above?.text(in: language), band.upTo) {
            case (nil, let upTo?) where upTo.minor == 0: "Nic, sam czas"
            case (nil, let upTo?): "Do \(upTo.text(in: language))"
            case (let above?, let upTo?):
                "\(band.above?.number(in: language) ?? above) do \(upTo.text(in: language))"
            case (let above?, nil): "Ponad \(above)"
            case (nil, nil): "Każdy"
            }
        },
        mixTable: "Tabela: wyniki w czasie",
        costTable: "Tabela: koszt a wynik",
        kept: SumsTexts.polish.keptMeans
    )
}
