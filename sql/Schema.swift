/// The SQL that shapes the database, embedded in the binary from this folder.
public enum Schema {
    /// One script, named after its file.
    public struct Script: Sendable {
        /// The file's name without its extension, such as `0005_recovery`.
        public let name: String
        /// The script itself.
        public let sql: String

        init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            self.sql = String(decoding: bytes, as: UTF8.self)
        }
    }

    /// The three roles, made once per cluster by a superuser; may be run again.
    public static var roles: Script { Script("roles", PackageResources.roles_sql) }

    /// Applied once each, in this order.
    ///
    /// Append only: a released migration never changes.
    public static var migrations: [Script] {
        [
            Script("0001_organisation", PackageResources._001_organisation_sql),
            Script("0002_people", PackageResources._002_people_sql),
            Script("0003_policy", PackageResources._003_policy_sql),
            Script("0004_chart", PackageResources._004_chart_sql),
            Script("0005_recovery", PackageResources._005_recovery_sql),
            Script("0006_books", PackageResources._006_books_sql),
            Script("0007_outcome", PackageResources._007_outcome_sql),
            Script("0008_append_only", PackageResources._008_append_only_sql),
            Script("0009_messages", PackageResources._009_messages_sql),
        ]
    }

    /// Applied again after every migration run, in this order: a function is edited in place.
    ///
    /// Functions whose bodies are bound when they are created come after what they call.
    public static var functions: [Script] {
        [
            Script("canonical", PackageResources.canonical_sql),
            Script("is_opening", PackageResources.is_opening_sql),
            Script("open_day", PackageResources.open_day_sql),
            Script("derived_uuid", PackageResources.derived_uuid_sql),
            Script("recovery_code", PackageResources.recovery_code_sql),
            Script("register_add", PackageResources.register_add_sql),
            Script("organisation_set_up", PackageResources.organisation_set_up_sql),
            Script("employee_add", PackageResources.employee_add_sql),
            Script("policy_set", PackageResources.policy_set_sql),
            Script("act_refusal", PackageResources.act_refusal_sql),
            Script("act_resolve", PackageResources.act_resolve_sql),
            Script("fund_keys", PackageResources.fund_keys_sql),
            Script("fund_move", PackageResources.fund_move_sql),
            Script("fund_lock", PackageResources.fund_lock_sql),
            Script("entry_digest", PackageResources.entry_digest_sql),
            Script("entry_post", PackageResources.entry_post_sql),
            Script("recovery_open", PackageResources.recovery_open_sql),
            Script("recovery_follow", PackageResources.recovery_follow_sql),
            Script("recovery_answers", PackageResources.recovery_answers_sql),
            Script("recovery_post_all", PackageResources.recovery_post_all_sql),
            Script("recovery_check", PackageResources.recovery_check_sql),
            Script("hold_expire", PackageResources.hold_expire_sql),
            Script("teller_of", PackageResources.teller_of_sql),
            Script("outcome_report", PackageResources.outcome_report_sql),
            Script("story_tell", PackageResources.story_tell_sql),
        ]
    }

    /// Applied after the functions: who may do what.
    public static var grants: Script { Script("grants", PackageResources.grants_sql) }

    /// What the functions promise, computed another way; each returns no row when the books are in
    /// order, else a `finding` per row.
    public static var checks: [Script] {
        [
            Script("fund_chain", PackageResources.fund_chain_sql),
            Script("entry_whole", PackageResources.entry_whole_sql),
            Script("recovery_totals", PackageResources.recovery_totals_sql),
            Script("recovery_words", PackageResources.recovery_words_sql),
            Script("guest_known", PackageResources.guest_known_sql),
            Script("authority_journal", PackageResources.authority_journal_sql),
            Script("trial_balance", PackageResources.trial_balance_sql),
            Script("register_rows", PackageResources.register_rows_sql),
            Script("append_only", PackageResources.append_only_sql),
        ]
    }
}
