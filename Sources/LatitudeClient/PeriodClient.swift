public import Foundation
public import Latitude
public import LatitudeAPI

// What finance asks of the books.
extension LatitudeClient {
    /// The months of the books, latest first.
    public func periods() async throws(Refused) -> Answer<PeriodList> {
        try await read("GET", Routes.periods)
    }

    /// A month, and how the books stood at its end.
    public func period(_ month: Month) async throws(Refused) -> Answer<PeriodList> {
        try await read("GET", "\(Routes.periods)?month=\(month)")
    }

    /// Closes a month or opens it again.
    public func setPeriod(
        _ month: Month,
        _ body: PeriodBody
    ) async throws(Refused) -> Answer<Period> {
        try await change("PUT", Routes.period(month), .json(try json(of: body)))
    }

    /// Plan and cost of a month.
    public func budget(_ month: Month) async throws(Refused) -> Answer<BudgetMonth> {
        try await read("GET", "\(Routes.budget)?month=\(month)")
    }

    /// Takes a plan over, as the file has it.
    public func setBudget(_ plan: Data) async throws(Refused) -> Answer<BudgetImport> {
        try await change("PUT", Routes.budget, .file(plan, mediaType: "text/csv"), seconds: 60)
    }
}
