import Hummingbird
import LatitudeStore

/// What finance asks by the interface.
func registerFinance(_ books: Books, on group: RouterGroup<FinanceContext>) {
    let routes = group.group("").add(middleware: StrictQuery())
    JournalRoutes(journal: books.journal, house: books.house).register(on: routes)
    FinanceRoutes(answers: FinanceAnswers(books)).register(on: routes)
    OwnMoneyRoutes(answers: OwnMoneyAnswers(ownMoney: books.ownMoney)).register(on: routes)
    MissingEvidenceRoutes(evidence: books.evidence).register(on: routes)
    PeriodRoutes(periods: books.periods).register(on: routes)
    ExportRoutes(maker: ExportMaker(exports: books.exports)).register(on: routes)
    BudgetRoutes(budgets: books.budgets).register(on: routes)
}

/// What finance is shown as pages.
func registerFinance(
    _ books: Books,
    _ writer: PageWriter,
    on routes: RouterGroup<FinancePageContext>
) {
    JournalPages(writer: writer, journal: books.journal, house: books.house).register(on: routes)
    let ownMoney = OwnMoneyAnswers(ownMoney: books.ownMoney)
    FinancePages(writer: writer, answers: FinanceAnswers(books), ownMoney: ownMoney)
        .register(on: routes)
    OwnMoneyPages(writer: writer, answers: ownMoney).register(on: routes)
    EvidencePages(writer: writer, evidence: books.evidence).register(on: routes)
    ClosePages(writer: writer, periods: books.periods).register(on: routes)
    ExportPages(writer: writer, maker: ExportMaker(exports: books.exports)).register(on: routes)
    BudgetPages(writer: writer, budgets: books.budgets).register(on: routes)
}

/// What managers ask by the interface.
func registerManagers(_ books: Books, on routes: RouterGroup<ManagerContext>) {
    PropertyRoutes(property: books.property).register(on: routes)
    LineUpRoutes(lineUp: books.lineUp, property: books.property).register(on: routes)
    LetterRoutes(letters: books.letters).register(on: routes)
}

/// What managers are shown as pages.
func registerManagers(
    _ books: Books,
    _ writer: PageWriter,
    on routes: RouterGroup<ManagerPageContext>
) {
    PropertyPages(writer: writer, property: books.property).register(on: routes)
    LineUpPages(writer: writer, lineUp: books.lineUp).register(on: routes)
    LetterPages(writer: writer, letters: books.letters).register(on: routes)
}

/// What is asked with a token whose holder the books find out in the same statement.
func registerBearers(
    _ books: Books,
    _ wrongCodes: WrongCodes,
    _ signIn: SignIn,
    on routes: RouterGroup<BearerContext>
) {
    RecoveryRoutes(recoveries: books.recoveries, wrongCodes: wrongCodes).register(on: routes)
    FollowUpRoutes(recoveries: books.recoveries).register(on: routes)
    OutcomeRoutes(outcomes: books.outcomes).register(on: routes)
    DeskRoutes(desks: books.desks, signIn: signIn).register(on: routes)
}
