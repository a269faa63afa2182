import Postgres
import TestSupport
import Testing

@testable import LatitudeStore

@Suite("Every statement of whoever runs the server")
struct OwnerStatementTests {
    private static let statements: [any Statement.Type] = [
        SetPeople.self, SetCertificates.self, KnownPeople.self, OrganisationName.self,
        KnownProperties.self, IssueEnrolment.self, SetPinOf.self, EnrolDesk.self, KnownDesks.self,
        CloseDesk.self, PoliciesFromToday.self, LockProperty.self, NewestPolicy.self,
        SubjectOfAct.self, SubjectsByLabel.self, NoteExport.self, LockGuest.self,
        ErasableActs.self, KeysAbout.self, EraseGuest.self, EraseAct.self, GuestHead.self,
        ActsAbout.self, TextsAbout.self, ReadingsOf.self, FindableTexts.self, DueItems.self,
        LockGuests.self, EraseDue.self, OlderKeys.self, Rewrap.self, OlderSecrets.self,
        RewrapSecret.self, MasterKeyCounts.self, SigningKeyTableExists.self,
        KnownSigningKeys.self, MasterKeyKnown.self, NoteSigningKey.self, SigningKeyKnown.self,
    ]

    @Test("fits the migrated schema", arguments: statements.map { SQLText($0) })
    func prepares(statement: SQLText) async throws {
        try await TestDatabase.with { database in
            _ = try await database.owner.describe(statement.sql)
        }
    }
}
