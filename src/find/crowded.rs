//! Locations where space runs out.

use crate::crm::opportunity::Opportunity;

/// How many opportunities a location holds at most (the API's documentation).
pub const MOST_AT_A_LOCATION: usize = 5000;
/// From how many on a location is near that.
const NEAR: usize = 4500;

/// A location with many opportunities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crowded {
    /// Its name, as far as known.
    pub name: String,
    /// How many it has.
    pub count: usize,
}

/// The locations that are near their limit. Several may share a name, so they are told apart by Id.
pub fn crowded(records: &[Opportunity]) -> Vec<Crowded> {
    let mut locations: Vec<(i64, Option<&str>, usize)> = Vec::new();
    for record in records {
        let Some(&id) = record.location_id.set() else {
            continue;
        };
        let name = record.location_name.text();
        match locations.iter_mut().find(|(known, ..)| *known == id) {
            Some((_, known, count)) => {
                *known = known.or(name);
                *count += 1;
            }
            None => locations.push((id, name, 1)),
        }
    }
    let near = locations.into_iter().filter(|(.., count)| *count >= NEAR);
    near.map(|(id, name, count)| Crowded {
        name: name.map_or_else(|| format!("location #{id}"), |name| name.trim().to_owned()),
        count,
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crm::field::Field;

    fn at(location: i64, name: &str, count: usize) -> Vec<Opportunity> {
        let one = || Opportunity {
            location_id: Field::Set(location),
            location_name: Field::Set(name.to_owned()),
            ..Opportunity::default()
        };
        (0..count).map(|_| one()).collect()
    }

    #[test]
    fn locations_of_one_name_do_not_add_up() {
        let mut records = at(1, "Mitte", 3000);
        records.extend(at(2, "Mitte", 4499));
        records.extend(vec![Opportunity::default(); 5000]);
        assert_eq!(crowded(&records), []);
        records.extend(at(2, "Mitte ", 1));
        let mitte = Crowded {
            name: "Mitte".to_owned(),
            count: 4500,
        };
        assert_eq!(crowded(&records), [mitte]);
    }
}
