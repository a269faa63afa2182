import Latitude
import LatitudeAPI

/// The types of the wire, by the names the interface description gives them.
enum DescribedTypes {
    /// The Swift type behind each schema that is an object.
    static let all: [String: any (Codable & Sendable).Type] = [
        "AccountTotal": AccountTotal.self, "CurrencyTotal": CurrencyTotal.self,
        "JournalEntry": JournalEntry.self, "JournalList": JournalList.self,
        "JournalPosting": JournalEntry.Posting.self, "FundMonth": FundMonth.self,
        "OpenHold": OpenHold.self, "HeldTotal": HeldTotal.self, "FundList": FundList.self,
        "MeansTotal": MeansTotal.self, "MeansList": MeansList.self, "Slip": Slip.self,
        "SlipLine": Slip.Line.self, "Owed": Owed.self, "OwedList": OwedList.self,
        "Reimbursement": Reimbursement.self, "ReimbursementBody": ReimbursementBody.self,
        "SampledEntry": SampledEntry.self, "Sample": Sample.self,
        "Acknowledgement": Acknowledgement.self, "AmountBody": AmountBody.self,
        "CauseRow": CausesAnswer.Row.self, "CausesAnswer": CausesAnswer.self,
        "CostBand": OutcomesAnswer.Band.self, "CostFinding": OutcomesAnswer.Finding.self,
        "OutcomeShare": OutcomesAnswer.Share.self, "OutcomeSpan": OutcomesAnswer.Span.self,
        "OutcomesAnswer": OutcomesAnswer.self,
        "AmountStepBody": AmountStepBody.self, "CheckAnswer": CheckAnswer.self,
        "Desk": Desk.self, "DeskSessionBody": DeskSessionBody.self,
        "DeviceAuthorization": DeviceAuthorization.self, "DeviceBody": DeviceBody.self,
        "DeviceTokenBody": DeviceTokenBody.self, "EndedToken": EndedToken.self,
        "EvidenceItem": EvidenceItem.self, "EvidenceList": EvidenceList.self,
        "Entry": RecoveryDetail.Entry.self, "FundBody": FundBody.self,
        "GrantedToken": GrantedToken.self, "Hold": Me.Hold.self, "Me": Me.self,
        "MissingBody": MissingBody.self,
        "MissingAge": MissingByProperty.Age.self, "MissingByProperty": MissingByProperty.self,
        "MissingEvidence": MissingEvidence.self, "MissingEvidenceList": MissingEvidenceList.self,
        "Money": Money.self, "Month": Me.Month.self, "OutcomeBody": OutcomeBody.self,
        "BudgetImport": BudgetImport.self, "BudgetLine": BudgetMonth.Line.self,
        "BudgetMonth": BudgetMonth.self, "Export": Export.self, "ExportList": ExportList.self,
        "Period": Period.self, "PeriodBody": PeriodBody.self,
        "PeriodChange": Period.Change.self, "PeriodList": PeriodList.self,
        "PinBody": PinBody.self, "PinSet": PinSet.self, "PlainStepBody": PlainStepBody.self,
        "PolicyBody": PolicyBody.self, "PolicyDetail": PolicyDetail.self,
        "PolicyLimit": PolicyDetail.Limit.self, "Problem": Problem.self,
        "Property": Me.Property.self,
        "Receipt": Receipt.self, "RecoveryBody": RecoveryBody.self,
        "RecoveryDetail": RecoveryDetail.self, "RecoveryList": RecoveryList.self,
        "RecoverySummary": RecoverySummary.self, "Report": RecoveryDetail.Report.self,
        "OpenAct": TodayAnswer.Act.self, "Rescue": TodayAnswer.Rescue.self,
        "Story": Story.self, "StoryBody": StoryBody.self, "StoryList": StoryList.self,
        "TodayAnswer": TodayAnswer.self,
        "TokenList": TokenList.self, "TokenSummary": TokenSummary.self,
        "VerifyingKeys": VerifyingKeys.self,
    ]
}
