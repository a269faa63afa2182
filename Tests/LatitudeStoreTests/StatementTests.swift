import LatitudeSchema
import Postgres
import TestSupport
import Testing

@testable import LatitudeStore

@Suite("Every statement")
struct StatementTests {
    private static let statements: [any Statement.Type] = [
        PostRequests.self, CheckRequest.self, ExpireHolds.self, OverdueHolds.self,
        ReportOutcome.self,
        TellStory.self, FindSignedIn.self, FindPassphrase.self, OpenToken.self, OwnTokens.self,
        EndToken.self, FindEnrolment.self, UseEnrolment.self, ChangePassphrase.self,
        RehashPassphrase.self, FindDesk.self, TryPin.self, PinWasRight.self, SetPin.self,
        ResetPin.self, ReadPinState.self, BeginDevice.self, FindDevice.self, DecideDevice.self,
        PollDevice.self, ReadSums.self, ReadMix.self, ReadCost.self, ReadCauses.self,
        ReadCauseYear.self,
        ReadDay.self, ReadOut.self, ReadOpenActs.self, ReadNewestStory.self,
        ReadChosenStory.self,
        ChooseForLineUp.self, TakeLineUpBack.self, WriteLetter.self, PraisedAct.self,
        OwnLetters.self, OwnLetter.self,
        PolicyInForce.self, CoverHead.self, CoverFunds.self, OpenVault.self,
        SealedTexts.self, NoteOwnGuests.self, NoteGuest.self, ReadStanding.self, OwnActs.self,
        OneAct.self,
        EntriesOfAct.self, OutcomesOfAct.self, StoryOfAct.self, Stories.self, SetUp.self,
        IsDemo.self, AddProperty.self, AddCostCentre.self, AddEmployee.self, Leave.self,
        Certify.self, SetPolicy.self, IssueToken.self, TakesWrites.self, AppliedMigrations.self,
        RecordMigration.self, MigrationTableExists.self, AddEvidence.self, EvidenceHead.self,
        EvidenceItems.self, EvidenceFileOfAct.self, NoteEvidenceGuest.self, SealedFiles.self,
        OneSealedFile.self, BillsAbout.self,
        CostCentres.self, Accounts.self, JournalEntries.self, JournalCount.self,
        JournalTotals.self, JournalPostings.self, AuthorityLines.self, OpenHolds.self,
        OpenHoldSums.self, MeansTotals.self, SlipLines.self, OwedToEmployees.self,
        KnownReimbursements.self, NoteReimbursement.self, WithdrawReimbursement.self,
        SampledEntries.self, SamplePopulation.self,
        MissingActs.self, MissingByProperty.self,
        ClosePeriod.self, ReopenPeriod.self, KnownPeriods.self, PeriodChanges.self,
        MissingByMonth.self,
        PeriodState.self, KeepExport.self, KnownExports.self, BudgetOfMonth.self,
        KnownCostCentres.self, SetBudget.self, BookedInMonth.self, HeldAtMonthEnd.self,
        OwedAtMonthEnd.self, BudgetChanges.self, FindHouse.self, FindSurroundings.self,
        CompareSchemas.self, AccessDays.self, NoteAccessDays.self,
    ]

    @Test("fits the migrated schema", arguments: statements.map { SQLText($0) })
    func prepares(statement: SQLText) async throws {
        try await TestDatabase.with { database in
            _ = try await database.owner.describe(statement.sql)
        }
    }

    @Test("of an export fits it, too", arguments: [true, false])
    func exports(byCurrency: Bool) async throws {
        try await TestDatabase.with { database in
            let sql = PostingLines.sql(try month("2026-10"), byCurrency: byCurrency)
            #expect(try await database.owner.describe(sql).columnNames.count == 22)
        }
    }

    @Test("of a check fits the migrated schema and has one column")
    func checks() async throws {
        try await TestDatabase.with { database in
            for check in Schema.checks {
                let described = try await database.owner.describe(check.sql)
                #expect(described.columnNames == ["finding"], "\(check.name)")
            }
        }
    }
}

/// A statement's text under its type's name.
struct SQLText: Sendable, CustomTestStringConvertible {
    let name: String
    let sql: String
    var testDescription: String { name }

    init(_ type: any Statement.Type) {
        name = "\(type)"
        sql = type.sql
    }
}
