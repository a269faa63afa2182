import Messages

/// The words of what one employee is owed for own money.
struct OwnMoneyTexts: Sendable {
    let back: String
    let owed: String
    let nothingOwed: String
    let ahead: @Sendable (String) -> String
    let note: String
    let about: String
    let amount: String
    let paidOn: String
    let paid: String
    let nonePaid: String
    let notedBy: @Sendable (String) -> String
    let withdrawnBy: @Sendable (String) -> String
    let withdraw: String
    let notice: @Sendable (OwnMoneyPage.Notice) -> String
    let trouble: @Sendable (OwnMoneyPage.Trouble, Language) -> String

    static let english = Self(
        back: "Means",
        owed: "Owed for own money",
        nothingOwed: "Nothing is owed.",
        ahead: { "\($0) paid ahead" },
        note: "Note that it was paid back",
        about: """
            The payment itself is booked where wages are; noted here, nobody is paid twice.
            """,
        amount: "Amount",
        paidOn: "Paid on",
        paid: "Paid back",
        nonePaid: "Nothing was paid back yet.",
        notedBy: { "noted by \($0)" },
        withdrawnBy: { "taken back by \($0)" },
        withdraw: "Take back",
        notice: { notice in
            switch notice {
            case .noted: "Noted."
            case .withdrawn: "Taken back; it is owed again."
            }
        },
        trouble: { trouble, language in
            switch trouble {
            case .amount: "Enter a sum, such as 95 or 95.50."
            case .tooMuch(let owed): "No more than \(owed.text(in: language)) is owed."
            case .day: "Enter the day it was paid."
            case .future: "This day is still to come. Note it once it is paid."
            case .beforeAct, .closedMonth, .oneself, .reason: more(trouble, language)
            }
        }
    )

    static let polish = Self(
        back: "Środki",
        owed: "Do oddania za własne pieniądze",
        nothingOwed: "Nic się nie należy.",
        ahead: { "\($0) wypłacone z góry" },
        note: "Zapisz, że oddano",
        about: """
            Samą wypłatę księguje się tam, gdzie płace; zapis tutaj chroni przed podwójną wypłatą.
            """,
        amount: "Kwota",
        paidOn: "Dzień wypłaty",
        paid: "Oddano",
        nonePaid: "Niczego jeszcze nie oddano.",
        notedBy: { "zapis: \($0)" },
        withdrawnBy: { "wycofano: \($0)" },
        withdraw: "Wycofaj",
        notice: { notice in
            switch notice {
            case .noted: "Zapisano."
            case .withdrawn: "Wycofano; kwota znów jest do oddania."
            }
        },
        trouble: { trouble, language in
            switch trouble {
            case .amount: "Wpisz kwotę, na przykład 95 albo 95,50."
            case .tooMuch(let owed): "Do oddania jest najwyżej \(owed.text(in: language))."
            case .day: "Podaj dzień wypłaty."
            case .future: "Ten dzień dopiero nadejdzie. Zapisz, gdy wypłata już będzie."
            case .beforeAct, .closedMonth, .oneself, .reason: more(trouble, language)
            }
        }
    )

    private static func more(_ trouble: OwnMoneyPage.Trouble, _ language: Language) -> String {
        let words = Messages.of(language)
        return switch trouble {
        case .beforeAct: words("ownMoney.trouble.beforeAct")
        case .closedMonth: words("ownMoney.trouble.closedMonth")
        case .oneself: words("ownMoney.trouble.oneself")
        case .reason, .amount, .tooMuch, .day, .future: words("form.reasonTooShort")
        }
    }
}
