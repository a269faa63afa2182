public import Latitude

/// A demonstration organisation to set up: what a real one would enter in its first week.
public struct DemoHouse: Sendable {
    /// The organisation's name.
    public var name: String
    /// Its properties, in the order they are numbered; never empty.
    public var properties: [Property]
    /// What its cost centres may cost; may be empty.
    public var plan: [PlanLine]

    /// An organisation to set up.
    public init(name: String, properties: [Property], plan: [PlanLine] = []) {
        self.name = name
        self.properties = properties
        self.plan = plan
    }

    /// What a cost centre may cost in a month.
    public struct PlanLine: Hashable, Sendable {
        /// The property's name.
        public var property: String
        /// The code of the cost centre.
        public var costCentre: String
        /// The month.
        public var month: Month
        /// Smallest units of the property's currency.
        public var minor: Int64

        /// A line of a plan.
        public init(property: String, costCentre: String, month: Month, minor: Int64) {
            self.property = property
            self.costCentre = costCentre
            self.month = month
            self.minor = minor
        }
    }

    /// One property with its rules and people.
    public struct Property: Sendable {
        /// What is fixed about it.
        public var plan: PropertyPlan
        /// Its cost centres, each code once; never empty.
        public var costCentres: [CostCentre]
        /// Versions of its rules, oldest first; their property number is ignored.
        public var policies: [PolicyPlan]
        /// Who works there, heirs before those they inherit from.
        public var employees: [Employee]

        /// A property to set up.
        public init(
            plan: PropertyPlan,
            costCentres: [CostCentre],
            policies: [PolicyPlan],
            employees: [Employee]
        ) {
            self.plan = plan
            self.costCentres = costCentres
            self.policies = policies
            self.employees = employees
        }
    }

    /// A team, and whose budget its acts are booked on.
    public struct CostCentre: Hashable, Sendable {
        /// Two letters.
        public var code: String
        /// The name people know it by.
        public var name: String

        /// A cost centre to add.
        public init(code: String, name: String) {
            self.code = code
            self.name = name
        }
    }

    /// Somebody who works at a property.
    public struct Employee: Hashable, Sendable {
        /// The name at the desk, one of its kind.
        public var handle: String
        /// The full name.
        public var name: String
        /// The code of their cost centre.
        public var costCentre: String
        /// `staff`, `manager`, `finance`, `admin`; at least one.
        public var roles: [String]
        /// The first day, `yyyy-mm-dd`.
        public var hiredOn: String
        /// Training passed, oldest first; empty leaves the fund closed.
        public var certificates: [Certificate]
        /// When they left; nil while they stay.
        public var leaving: Leaving?

        /// Somebody to take on.
        public init(
            handle: String,
            name: String,
            costCentre: String,
            roles: [String],
            hiredOn: String,
            certificates: [Certificate],
            leaving: Leaving? = nil
        ) {
            self.handle = handle
            self.name = name
            self.costCentre = costCentre
            self.roles = roles
            self.hiredOn = hiredOn
            self.certificates = certificates
            self.leaving = leaving
        }
    }

    /// Training passed.
    public struct Certificate: Hashable, Sendable {
        /// The course.
        public var course: String
        /// The first day it is valid, `yyyy-mm-dd`.
        public var from: String
        /// The last day it is valid, `yyyy-mm-dd`.
        public var until: String

        /// A certificate to record.
        public init(course: String, from: String, until: String) {
            self.course = course
            self.from = from
            self.until = until
        }
    }

    /// How somebody left.
    public struct Leaving: Hashable, Sendable {
        /// The last day, `yyyy-mm-dd`.
        public var lastDay: String
        /// The handle of who settles what they left open.
        public var heir: String

        /// A departure to record.
        public init(lastDay: String, heir: String) {
            self.lastDay = lastDay
            self.heir = heir
        }
    }
}
