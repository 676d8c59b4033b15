//! Functions that are alike stand together: what repeats within 32 kB is all that gzip finds.
//!
//! A module's functions may stand in any order, if whoever names one is told its new number. Compilers do not mind the order; here each function is
//! followed by the one that shares most with it and its predecessors.

use crate::command::Words;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef};

/// Bytes that are compared.
const WINDOW: usize = 6;
/// Windows that more functions have tell nothing of any.
const MOST: usize = 200;
/// How much the last functions count, the last first.
const LAST: [u32; 3] = [10, 9, 8];

/// The module with its functions in another order.
pub(super) fn alike_together(wasm: &[u8]) -> Result<Vec<u8>, Words> {
    let (imported, bodies) = functions(wasm).map_err(|error| error.to_string())?;
    let order = chained(&bodies);
    let mut new = vec![0; order.len()];
    (0..).zip(&order).for_each(|(place, old)| new[*old] = imported + place);
    let mut module = Module::new();
    let mut renumbered = Renumbered { imported, order, new };
    let done = renumbered.parse_core_module(&mut module, Parser::new(0), wasm);
    done.map_err(|error| error.to_string())?;
    Ok(module.finish())
}

/// How many functions are imported, and the others' bodies.
fn functions(wasm: &[u8]) -> Result<(u32, Vec<&[u8]>), wasmparser::BinaryReaderError> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(&wasm[body.range()]),
            _ => {}
        }
    }
    Ok((imported, bodies))
}

/// Numbers of functions, each followed by the most alike of those that are left.
fn chained(bodies: &[&[u8]]) -> Vec<usize> {
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    left.sort_by_key(|number| (Reverse(bodies[*number]), *number));
    let mut taken = vec![false; bodies.len()];
    let shared = Shared::new(bodies);
    let mut order: Vec<usize> = Vec::with_capacity(bodies.len());
    while order.len() < bodies.len() {
        let alike = shared.most_alike(&order, &taken);
        let Some(next) = alike.or_else(|| first_left(&mut left, &taken)) else { break };
        taken[next] = true;
        order.push(next);
    }
    order
}

fn first_left(left: &mut Vec<usize>, taken: &[bool]) -> Option<usize> {
    while left.last().is_some_and(|number| taken[*number]) {
        left.pop();
    }
    left.pop()
}

/// Which functions have which windows.
struct Shared {
    /// By function, each window once.
    windows: Vec<Vec<u64>>,
    functions: HashMap<u64, Vec<usize>>,
}

impl Shared {
    fn new(bodies: &[&[u8]]) -> Self {
        let windows: Vec<Vec<u64>> = bodies.iter().map(|body| windows(body)).collect();
        let mut functions: HashMap<u64, Vec<usize>> = HashMap::new();
        for (number, own) in windows.iter().enumerate() {
            own.iter().for_each(|window| functions.entry(*window).or_default().push(number));
        }
        functions.retain(|_, having| (2..=MOST).contains(&having.len()));
        Self { windows, functions }
    }

    /// The function that shares most with the last ones, for its size.
    fn most_alike(&self, order: &[usize], taken: &[bool]) -> Option<usize> {
        let mut shared = vec![0_u32; self.windows.len()];
        for (last, weight) in order.iter().rev().zip(LAST) {
            let having = self.windows[*last].iter().filter_map(|window| self.functions.get(window));
            having.flatten().for_each(|number| shared[*number] += weight);
        }
        let score =
            |number: usize| f64::from(shared[number]) / ((self.windows[number].len() as f64).sqrt() + 8.0);
        let alike = (0..shared.len()).filter(|number| shared[*number] > 0 && !taken[*number]);
        alike.max_by(|a, b| score(*a).total_cmp(&score(*b)).then(b.cmp(a)))
    }
}

fn windows(body: &[u8]) -> Vec<u64> {
    let number = |window: &[u8]| window.iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
    let mut all: Vec<u64> = body.windows(WINDOW).map(number).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Writes a module again, its functions in this order.
struct Renumbered {
    imported: u32,
    order: Vec<usize>,
    /// By old number, without the imported.
    new: Vec<u32>,
}

impl Reencode for Renumbered {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        let own = function.checked_sub(self.imported).and_then(|own| self.new.get(own as usize));
        Ok(own.copied().unwrap_or(function))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for old in self.order.clone() {
            functions.function(self.type_index(types[old])?);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let bodies = section.into_iter().collect::<Result<Vec<FunctionBody<'_>>, _>>()?;
        for old in self.order.clone() {
            self.parse_function_body(code, bodies[old].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        EntityType, ExportKind, ExportSection, Function, ImportSection, InstructionSink, TypeSection, ValType,
    };
    use wasmparser::Operator;

    const COUNT: i32 = 40;

    fn body(write: impl FnOnce(&mut InstructionSink<'_>)) -> Function {
        let mut function = Function::new([]);
        write(&mut function.instructions());
        function
    }

    /// Function n says n, now and then much else, and calls the next one; each is exported under its number, and one is imported.
    fn ring() -> Vec<u8> {
        let (mut types, mut imports, mut functions) =
            (TypeSection::new(), ImportSection::new(), FunctionSection::new());
        let (mut exports, mut code) = (ExportSection::new(), CodeSection::new());
        types.ty().function([], [ValType::I32]);
        imports.import("outside", "there", EntityType::Function(0));
        for number in 0..COUNT {
            functions.function(0);
            exports.export(&number.to_string(), ExportKind::Func, 1 + number as u32);
            code.function(&body(|sink| {
                sink.i32_const(number).drop();
                (0..number % 7).for_each(|more| _ = sink.i32_const(1_000_000 + more * 77).drop());
                sink.call(0).drop().call(1 + ((number + 1) % COUNT) as u32).end();
            }));
        }
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&exports).section(&code);
        module.finish()
    }

    /// What a function says first, and whom it calls.
    fn read(body: &[u8]) -> (i32, Vec<u32>) {
        let body = FunctionBody::new(wasmparser::BinaryReader::new(body, 0));
        let (mut said, mut called) = (None, Vec::new());
        for operator in body.get_operators_reader().expect("operators") {
            match operator.expect("an operator") {
                Operator::I32Const { value } => _ = said.get_or_insert(value),
                Operator::Call { function_index } => called.push(function_index),
                _ => {}
            }
        }
        (said.expect("a number"), called)
    }

    fn exports(wasm: &[u8]) -> Vec<(String, u32)> {
        let sections = Parser::new(0).parse_all(wasm).map(|payload| payload.expect("a section"));
        let exports = sections.filter_map(|payload| match payload {
            Payload::ExportSection(section) => Some(section),
            _ => None,
        });
        let all = exports.flatten().map(|export| export.expect("an export"));
        all.map(|export| (export.name.to_owned(), export.index)).collect()
    }

    #[test]
    fn whoever_names_a_function_finds_it_where_it_stands_now() {
        let (before, after) = (ring(), alike_together(&ring()).expect("a module"));
        assert_ne!(before, after);
        assert_eq!(after, alike_together(&ring()).expect("a module"));
        let (imported, bodies) = functions(&after).expect("functions");
        let at = |index: u32| read(bodies[(index - imported) as usize]);
        assert_eq!(exports(&after).len(), COUNT as usize);
        for (name, index) in exports(&after) {
            let (said, called) = at(index);
            assert_eq!(said.to_string(), name);
            assert_eq!((called[0], at(called[1]).0), (0, (said + 1) % COUNT));
        }
    }
}
