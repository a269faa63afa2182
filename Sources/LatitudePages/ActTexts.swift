import Messages

/// Words of forms about acts.
struct ActTexts: Sendable {
    let amount: String
    let amountTrouble: @Sendable (AmountTrouble, _ currency: String) -> String
    let textTrouble: @Sendable (TextTrouble) -> String
    let notSent: String
    let means: @Sendable (PageMeans) -> String
    let usualMeans: String
    let share: String
    let reader: @Sendable (PageShare) -> String

    static let english = Self(
        amount: "Amount",
        amountTrouble: { trouble, currency in
            switch trouble {
            case .missing: "It is empty. Write a number, such as 120 or 120.50."
            case .unreadable(let typed):
                "“\(typed)” is not an amount. Write 120, 120.50 or 1250."
            case .ambiguous(let typed, let whole, let fraction):
                "“\(typed)” may mean \(whole.typed(in: .en)) or \(fraction.typed(in: .en)) "
                    + "\(currency). Write the one you mean."
            case .decimals(let unit):
                unit.exponent == 0
                    ? "\(currency) has no decimals."
                    : "\(currency) has \(unit.exponent) decimals. Round to them."
            case .otherCurrency:
                "Your fund is in \(currency). Write what it came to in \(currency), at the rate "
                    + "you were charged."
            case .negative: "An amount is never below zero. Money that came back stands at its act."
            case .zero: "It is zero. Write what it came to."
            case .tooLarge: "That is more than any book holds. Count the digits."
            }
        },
        textTrouble: { trouble in
            switch trouble {
            case .empty: "It is empty. A few words are enough."
            case .tooShort: Messages.of(.en)("form.reasonTooShort")
            case .tooLong(let most): "It is too long. \(most) characters fit."
            case .invalid: "It holds a character that cannot be kept. Type it again."
            }
        },
        notSent: "This was not sent to the books. Everything else you typed is still here.",
        means: { means in
            switch means {
            case .till: "Cash of the house"
            case .card: "Card of the house"
            case .own: "My own money, to be paid back to me"
            case .folio: "The guest's bill"
            case .inKind: "Something of the house"
            case .time: "Time alone"
            }
        },
        usualMeans: "As usual here",
        share: "Who may read it",
        reader: { share in
            switch share {
            case .fund: "Nobody above me. Finance sees the amount."
            case .team: "My team, its managers included"
            case .house: "Everybody in the house"
            }
        }
    )

    static let polish = Self(
        amount: "Kwota",
        amountTrouble: { trouble, currency in
            switch trouble {
            case .missing: "Puste. Wpisz liczbę, na przykład 120 albo 120,50."
            case .unreadable(let typed):
                "„\(typed)” nie jest kwotą. Wpisz 120, 120,50 albo 1250."
            case .ambiguous(let typed, let whole, let fraction):
                "„\(typed)” może znaczyć \(whole.typed(in: .pl)) albo \(fraction.typed(in: .pl)) "
                    + "\(currency). Wpisz to, o co chodzi."
            case .decimals(let unit):
                unit.exponent == 0
                    ? "Waluta \(currency) nie ma miejsc po przecinku."
                    : "Waluta \(currency) ma \(unit.exponent) miejsca po przecinku. Zaokrąglij."
            case .otherCurrency:
                "Twój fundusz jest w \(currency). Wpisz, ile to było w \(currency), po kursie, "
                    + "po którym to policzono."
            case .negative: "Kwota nie bywa ujemna. Zwrot pieniędzy zapisuje się przy działaniu."
            case .zero: "To zero. Wpisz, ile to kosztowało."
            case .tooLarge: "To więcej, niż mieści księga. Policz cyfry."
            }
        },
        textTrouble: { trouble in
            switch trouble {
            case .empty: "Puste. Wystarczy kilka słów."
            case .tooShort: Messages.of(.pl)("form.reasonTooShort")
            case .tooLong(let most): "Za długie. Limit znaków: \(most)."
            case .invalid: "Jest tu znak, którego nie da się zapisać. Wpisz tekst ponownie."
            }
        },
        notSent: "Tego nie wysłano do księgi. Reszta wpisanego tekstu została.",
        means: { means in
            switch means {
            case .till: "Gotówka z kasy firmy"
            case .card: "Karta firmowa"
            case .own: "Moje własne pieniądze, do zwrotu"
            case .folio: "Rachunek gościa"
            case .inKind: "Coś z zasobów firmy"
            case .time: "Tylko czas"
            }
        },
        usualMeans: "Jak zwykle tutaj",
        share: "Kto może to przeczytać",
        reader: { share in
            switch share {
            case .fund: "Nikt z przełożonych. Finanse widzą kwotę."
            case .team: "Mój zespół razem z kierownictwem"
            case .house: "Wszyscy w organizacji"
            }
        }
    )
}
