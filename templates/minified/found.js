/* 1889f5d745 */
import{Names as m}from"./names.js";import{json as c,make as n}from"./reader.js";const f=async t=>new m(await c(t));function l(t,o,r){const e=o.map(({text:s,url:a})=>{const i=n("a","",s);return n("li","",Object.assign(i,{href:new URL(a,r),dir:"auto"}))});return n("section","",n("h2","",t),n("ul","",...e))}export{l as group,f as namesAt};
