//! What serde writes, as a [`Tree`].

use super::fault::FormError;
use super::jcs::ecmascript;
use super::tree::Tree;
use serde::ser::{
    Error, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

type Grown = Result<Tree, FormError>;

/// A value as JSON has it.
pub(super) fn grow<T: Serialize + ?Sized>(value: &T) -> Grown {
    value.serialize(Grower)
}

struct Grower;

/// A list that is written, and the variant that it stands in.
struct List(Vec<Tree>, Option<&'static str>);

/// An object that is written, a name that waits for its value, and the variant that it stands in.
struct Members(Vec<(String, Tree)>, Option<String>, Option<&'static str>);

/// In an object of its own, which names the variant.
fn inside(variant: Option<&'static str>, tree: Tree) -> Tree {
    match variant {
        Some(variant) => Tree::Members(vec![(variant.to_owned(), tree)]),
        None => tree,
    }
}

impl List {
    fn push<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), FormError> {
        self.0.push(grow(item)?);
        Ok(())
    }

    fn close(self) -> Grown {
        Ok(inside(self.1, Tree::List(self.0)))
    }
}

impl Members {
    fn push<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), FormError> {
        self.0.push((name.to_owned(), grow(value)?));
        Ok(())
    }

    fn close(self) -> Grown {
        Ok(inside(self.2, Tree::Members(self.0)))
    }
}

impl Serializer for Grower {
    type Ok = Tree;
    type Error = FormError;
    type SerializeSeq = List;
    type SerializeTuple = List;
    type SerializeTupleStruct = List;
    type SerializeTupleVariant = List;
    type SerializeMap = Members;
    type SerializeStruct = Members;
    type SerializeStructVariant = Members;

    fn serialize_bool(self, truth: bool) -> Grown {
        Ok(Tree::Truth(truth))
    }

    fn serialize_i8(self, number: i8) -> Grown {
        self.serialize_i64(number.into())
    }

    fn serialize_i16(self, number: i16) -> Grown {
        self.serialize_i64(number.into())
    }

    fn serialize_i32(self, number: i32) -> Grown {
        self.serialize_i64(number.into())
    }

    fn serialize_i64(self, number: i64) -> Grown {
        Ok(u64::try_from(number).map_or(Tree::Negative(number), Tree::Unsigned))
    }

    fn serialize_u8(self, number: u8) -> Grown {
        self.serialize_u64(number.into())
    }

    fn serialize_u16(self, number: u16) -> Grown {
        self.serialize_u64(number.into())
    }

    fn serialize_u32(self, number: u32) -> Grown {
        self.serialize_u64(number.into())
    }

    fn serialize_u64(self, number: u64) -> Grown {
        Ok(Tree::Unsigned(number))
    }

    fn serialize_f32(self, number: f32) -> Grown {
        self.serialize_f64(number.into())
    }

    fn serialize_f64(self, number: f64) -> Grown {
        Ok(if number.is_finite() { Tree::Double(ecmascript(number)) } else { Tree::Null })
    }

    fn serialize_char(self, character: char) -> Grown {
        self.serialize_str(character.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Grown {
        Ok(Tree::Text(text.to_owned()))
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Grown {
        Ok(Tree::List(bytes.iter().map(|byte| Tree::Unsigned((*byte).into())).collect()))
    }

    fn serialize_none(self) -> Grown {
        Ok(Tree::Null)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Grown {
        grow(value)
    }

    fn serialize_unit(self) -> Grown {
        Ok(Tree::Null)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Grown {
        Ok(Tree::Null)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Grown {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Grown {
        grow(value)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Grown {
        Ok(inside(Some(variant), grow(value)?))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List, FormError> {
        Ok(List(Vec::new(), None))
    }

    fn serialize_tuple(self, _: usize) -> Result<List, FormError> {
        Ok(List(Vec::new(), None))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<List, FormError> {
        Ok(List(Vec::new(), None))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<List, FormError> {
        Ok(List(Vec::new(), Some(variant)))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Members, FormError> {
        Ok(Members(Vec::new(), None, None))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members, FormError> {
        Ok(Members(Vec::new(), None, None))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Members, FormError> {
        Ok(Members(Vec::new(), None, Some(variant)))
    }
}

/// The same for every kind of list.
macro_rules! list {
    ($($kind:ident $push:ident),*) => {$(
        impl $kind for List {
            type Ok = Tree;
            type Error = FormError;

            fn $push<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), FormError> {
                self.push(item)
            }

            fn end(self) -> Grown {
                self.close()
            }
        }
    )*};
}

list!(SerializeSeq serialize_element, SerializeTuple serialize_element, SerializeTupleStruct serialize_field, SerializeTupleVariant serialize_field);

/// The same for structures and variants.
macro_rules! members {
    ($($kind:ident),*) => {$(
        impl $kind for Members {
            type Ok = Tree;
            type Error = FormError;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), FormError> {
                self.push(name, value)
            }

            fn end(self) -> Grown {
                self.close()
            }
        }
    )*};
}

members!(SerializeStruct, SerializeStructVariant);

impl SerializeMap for Members {
    type Ok = Tree;
    type Error = FormError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Result<(), FormError> {
        self.1 = Some(match grow(name)? {
            Tree::Text(text) => text,
            Tree::Unsigned(number) => number.to_string(),
            Tree::Negative(number) => number.to_string(),
            Tree::Truth(truth) => truth.to_string(),
            _ => return Err(Error::custom("a name is no text")),
        });
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), FormError> {
        let name = self.1.take().ok_or_else(|| FormError::custom("a value without a name"))?;
        self.push(&name, value)
    }

    fn end(self) -> Grown {
        self.close()
    }
}
