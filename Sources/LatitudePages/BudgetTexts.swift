/// The words of plan and cost.
struct BudgetTexts: Sendable {
    let title: String
    let lede: String
    let month: String
    let near: String
    let centre: String
    let plan: String
    let actual: String
    let left: String
    let used: String
    let all: String
    let share: @Sendable (Int) -> String
    let over: @Sendable (String) -> String
    let noPlan: String
    let chartTitle: @Sendable (String, String) -> String
    let chartDetail: String
    let chartCaption: String
    let none: String
    let noneDetail: String

    static let english = Self(
        title: "Budget",
        lede: "A plan informs. One that is used up closes nobody’s fund.",
        month: "Month",
        near: "At 80\u{A0}% or more",
        centre: "Cost centre",
        plan: "Plan",
        actual: "Cost",
        left: "Left",
        used: "Used",
        all: "All cost centres",
        share: { "\($0)\u{A0}%" },
        over: { "over by \($0)" },
        noPlan: "no plan",
        chartTitle: { "Cost as a share of the plan, \($0), \($1)" },
        chartDetail: "A bar for each cost centre. The upright line is the whole plan.",
        chartCaption: "The upright line is the whole plan; a bar past it stops nobody.",
        none: "No plan and no cost in this month.",
        noneDetail: "A plan is taken over from a file: latitude budget import plan.csv"
    )

    static let polish = Self(
        title: "Budżet",
        lede: "Plan informuje. Wykorzystany nie zamyka niczyjego funduszu.",
        month: "Miesiąc",
        near: "Od 80\u{A0}% w górę",
        centre: "MPK",
        plan: "Plan finansowy",
        actual: "Koszt",
        left: "Zostało",
        used: "Wykorzystano",
        all: "Razem",
        share: { "\($0)\u{A0}%" },
        over: { "ponad plan o \($0)" },
        noPlan: "bez planu",
        chartTitle: { "Koszt jako część planu, \($0), \($1)" },
        chartDetail: "Słupek na każde MPK. Pionowa linia to cały plan.",
        chartCaption: "Pionowa linia to cały plan; przekroczenie niczego nie wstrzymuje.",
        none: "W tym miesiącu nie ma planu ani kosztów.",
        noneDetail: "Plan przejmuje się z pliku: latitude budget import plan.csv"
    )
}
