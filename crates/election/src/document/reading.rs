//! What serde reads from a [`Tree`].

use super::fault::FormError;
use super::json::parse;
use super::tree::Tree;
use serde::de::value::{MapAccessDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, Error, IntoDeserializer, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

/// A value from JSON in which numbers are integers, by one reader for all types.
///
/// # Errors
/// If it is no JSON, or not of the type's form.
pub fn from_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, FormError> {
    T::deserialize(parse(bytes)?)
}

/// What an object of any kind says in a member of a member; the last, if one stands twice.
pub fn text_in(bytes: &[u8], path: [&str; 2]) -> Option<String> {
    let found = path.iter().try_fold(parse(bytes).ok()?, |tree, name| match tree {
        Tree::Members(members) => {
            members.into_iter().rfind(|(member, _)| member == name).map(|(_, tree)| tree)
        }
        _ => None,
    });
    match found? {
        Tree::Text(text) => Some(text),
        _ => None,
    }
}

impl IntoDeserializer<'_, FormError> for Tree {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Tree {
    type Error = FormError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, FormError> {
        match self {
            Self::Null => visitor.visit_unit(),
            Self::Truth(truth) => visitor.visit_bool(truth),
            Self::Unsigned(number) => visitor.visit_u64(number),
            Self::Negative(number) => visitor.visit_i64(number),
            // Handed over by nobody: no type of ours has one.
            Self::Double(_) => Err(FormError::invalid_type(self.unexpected(), &visitor)),
            Self::Text(text) => visitor.visit_string(text),
            Self::List(items) => {
                let mut items = SeqDeserializer::new(items.into_iter());
                let value = visitor.visit_seq(&mut items)?;
                items.end().map(|()| value)
            }
            Self::Members(members) => {
                let mut members = MapDeserializer::new(members.into_iter());
                let value = visitor.visit_map(&mut members)?;
                members.end().map(|()| value)
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, FormError> {
        if self == Self::Null { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, FormError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, FormError> {
        match self {
            Self::Text(text) => {
                let word: serde::de::value::StringDeserializer<FormError> = text.into_deserializer();
                word.deserialize_enum(name, variants, visitor)
            }
            Self::Members(members) if members.len() == 1 => {
                let member = MapDeserializer::new(members.into_iter());
                visitor.visit_enum(MapAccessDeserializer::new(member))
            }
            Self::Members(_) => Err(FormError::invalid_value(Unexpected::Map, &"map with a single key")),
            other => Err(FormError::invalid_type(other.unexpected(), &"string or map")),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct
        identifier ignored_any
    }
}
