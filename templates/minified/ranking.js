/* c4916d8194 */
import{json as s}from"./reader.js";import{Weights as a}from"./weights.js";const e=document.querySelector(".weigh");new a(e.querySelector("form"),async()=>{const[{Ranked:o},r]=await Promise.all([import("./ranked.js"),s(e.dataset.words)]),t=new o(e,document.querySelector("table.ranking"),r);return n=>t.show(n)});
