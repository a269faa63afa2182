/// The words of whatever is told in sums.
struct SumsTexts: Sendable {
    /// What stands in place of a count that is not told.
    static let kept = "·"

    let keptMeans: String
    let tooFew: String
    let percent: @Sendable (Int) -> String
    let interval: @Sendable (PageProportion.Estimate) -> String
    let ofMany: @Sendable (PageProportion) -> String
    let ofFew: @Sendable (PageProportion) -> String
    let note: @Sendable (PageProportion) -> String
    let period: @Sendable (String, String) -> String
    let tooShort: @Sendable (Int) -> NothingView

    static let english = Self(
        keptMeans:
            "· rests on fewer than three recoveries by three people, or would tell what does.",
        tooFew: "too few",
        percent: { "\($0)\u{A0}%" },
        interval: { estimate in
            let low = PageProportion.percent(estimate.lower)
            let high = PageProportion.percent(estimate.upper)
            return "\(low) to \(high)\u{A0}%"
        },
        ofMany: { share in
            let low = PageProportion.percent(share.estimate.lower)
            let high = PageProportion.percent(share.estimate.upper)
            return "\(share.count) of \(share.total); 95\u{A0}% interval \(low) to \(high)\u{A0}%"
        },
        ofFew: { "\($0.count) of \($0.total); too few for a percentage" },
        note: { share in
            guard !share.isFew else { return "\(share.count) of \(share.total)" }
            let percent = PageProportion.percent(share.estimate.share)
            return "\(share.count) of \(share.total) · \(percent)\u{A0}%"
        },
        period: { "\($0) to \($1)" },
        tooShort: { days in
            let noun = PluralText.english(one: "day", other: "days")
            return NothingView(
                title: "Too short to judge.",
                detail: "The books here go back \(noun.text(days)). This is told from 90 days on."
            )
        }
    )

    static let polish = Self(
        keptMeans: "· mniej niż trzy działania trzech osób albo liczba, która by je zdradziła.",
        tooFew: "za mało",
        percent: { "\($0)\u{A0}%" },
        interval: { estimate in
            let low = PageProportion.percent(estimate.lower)
            let high = PageProportion.percent(estimate.upper)
            return "od \(low) do \(high)\u{A0}%"
        },
        ofMany: { share in
            let low = PageProportion.percent(share.estimate.lower)
            let high = PageProportion.percent(share.estimate.upper)
            return "\(share.count) z \(share.total); przedział 95\u{A0}%: "
                + "od \(low) do \(high)\u{A0}%"
        },
        ofFew: { "\($0.count) z \($0.total); za mało na procenty" },
        note: { share in
            guard !share.isFew else { return "\(share.count) z \(share.total)" }
            let percent = PageProportion.percent(share.estimate.share)
            return "\(share.count) z \(share.total) · \(percent)\u{A0}%"
        },
        period: { "od \($0) do \($1)" },
        tooShort: { days in
            NothingView(
                title: "Za krótko, żeby oceniać.",
                detail: "Dni w tutejszych księgach: \(days). Wyniki widać od 90 dni."
            )
        }
    )
}
